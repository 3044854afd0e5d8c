import './style/layers.css';
import { ErrorBoundary, type JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { LanguageProvider } from './i18n/language.tsx';
import { Broken } from './ui/Broken.tsx';

/** Every page starts here: words first, and a screen that says so if the page itself breaks. */
export function mount(screen: () => JSX.Element): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('no #root in this page');
  render(
    () => (
      <LanguageProvider>
        <ErrorBoundary fallback={(error) => <Broken error={error} />}>{screen()}</ErrorBoundary>
      </LanguageProvider>
    ),
    root,
  );
}
