import { QueryClientProvider } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import type { Needed } from '../display/rights.ts';
import { createMe, MeProvider, type WhenNobody } from '../state/me.ts';
import { makeQueries } from '../state/queries.ts';
import { createReadiness } from '../state/readiness.ts';
import { Gate } from './Gate.tsx';
import { StaffFrame } from './StaffFrame.tsx';

type Props = { title: string; needs?: Needed; whenNobody?: WhenNobody; children: JSX.Element };

/** A page of staff from the empty tab on: server ready, who asks, may they, then what is in it. */
export function StaffPage(props: Props) {
  const readiness = createReadiness();
  const me = createMe(() => readiness().phase === 'ready', props.whenNobody ?? 'sign-in');
  return (
    <QueryClientProvider client={makeQueries()}>
      <MeProvider value={me}>
        <Gate readiness={readiness()} title={props.title} {...(props.needs ? { needs: props.needs } : {})}>
          <StaffFrame title={props.title}>{props.children}</StaffFrame>
        </Gate>
      </MeProvider>
    </QueryClientProvider>
  );
}
