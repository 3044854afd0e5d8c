import { createSignal, type JSX } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { Submission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';

type Props = {
  of: Submission;
  label: string;
  submit: string;
  /** An example of a reason. */
  hint: string;
  onSend: (reason: string) => Promise<void>;
  onCancel?: () => void;
  own?: (error: unknown) => string | undefined;
  children?: JSX.Element;
};

/** What is taken away takes a reason, and the reason goes into the log. */
export function ReasonForm(props: Props) {
  const { t } = useWords();
  const [reason, setReason] = createSignal('');
  return (
    <SendForm
      of={props.of}
      label={props.label}
      submit={props.submit}
      isDanger
      onSend={() => props.onSend(reason().trim())}
      {...(props.onCancel ? { onCancel: props.onCancel } : {})}
    >
      {props.children}
      <TextField
        label={t('form.reason')}
        value={reason()}
        placeholder={props.hint}
        maxLength={200}
        isRequired
        onInput={setReason}
      />
      <FormProblem of={props.of} own={props.own} />
    </SendForm>
  );
}
