import { createSignal, Show } from 'solid-js';
import { askPhoneCode, signInWithPhoneCode } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import type { SignIn } from './createSignIn.ts';

/** A code to the phone. Whether the number is known is never said. */
export function PhoneForm(props: { signIn: SignIn }) {
  const { t } = useWords();
  const asking = createSubmission();
  const confirming = createSubmission();
  const [isAsked, setAsked] = createSignal(false);
  const typed = () => props.signIn.typed;
  const ask = async () => {
    await askPhoneCode(typed().phone.trim());
    confirming.clear();
    setAsked(true);
  };
  const confirm = async () => {
    const answer = await signInWithPhoneCode({ phone: typed().phone.trim(), code: typed().code.trim() });
    await props.signIn.take(answer);
  };
  const phoneField = () => (
    <TextField
      label={t('signIn.phoneLabel')}
      type="tel"
      value={typed().phone}
      autocomplete="tel"
      maxLength={24}
      isRequired
      onInput={(phone) => props.signIn.type({ phone })}
    />
  );
  return (
    <Show
      when={isAsked()}
      fallback={
        <SendForm of={asking} label={t('signIn.phone')} submit={t('signIn.ask')} onSend={ask}>
          {phoneField()}
          <FormProblem of={asking} />
        </SendForm>
      }
    >
      <SendForm
        of={confirming}
        label={t('signIn.phone')}
        submit={t('signIn.confirm')}
        busy={t('signIn.busy')}
        onSend={confirm}
      >
        {phoneField()}
        <p class={form.quiet} role="status">
          {t('signIn.asked')}
        </p>
        <TextField
          label={t('signIn.codeLabel')}
          value={typed().code}
          autocomplete="one-time-code"
          maxLength={6}
          isCode
          isRequired
          isFirst
          onInput={(code) => props.signIn.type({ code })}
        />
        <FormProblem of={confirming} />
        <FormProblem of={asking} />
        <button type="button" class={form.link} onClick={() => void asking.run(ask)}>
          {t('signIn.askAgain')}
        </button>
      </SendForm>
    </Show>
  );
}
