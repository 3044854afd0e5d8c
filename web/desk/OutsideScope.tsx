import { useWords, type WordKey } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** The people of a grid that is not within what these posts see: said, not asked for in vain. */
export function OutsideScope() {
  const { t } = useWords();
  const { right } = useMe();
  const because = () => right('triangle.read').because;
  return (
    <div data-testid="outside-scope">
      <EmptyState
        title={t('scope.outside')}
        more={t(because() ? (`scope.${because()}` as WordKey) : 'scope.outsideMore')}
      />
    </div>
  );
}
