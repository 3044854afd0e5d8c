import { maskPhone } from '#domain/mask.ts';

/** What goes to a telephone. */
export type PhoneMessage = { kind: 'code'; code: string } | { kind: 'link'; link: string; expiresAt: Date };
/** Brings it there. A text-message service is one more function of this shape. */
export type SendToPhone = (phone: string, message: PhoneMessage) => Promise<void>;

/** Prints it where the server was started. */
export const printMessage: SendToPhone = async (phone, message) =>
  console.log(
    message.kind === 'code'
      ? `  Sign-in code for ${maskPhone(phone)}: ${message.code}`
      : `  Personal link for ${maskPhone(phone)}, until ${message.expiresAt.toISOString()}: ${message.link}`,
  );

export type KeptMessage = { phone: string; message: PhoneMessage };
/** Keeps what was sent, for tests. */
export function keepMessages(): { sent: KeptMessage[]; send: SendToPhone } {
  const sent: KeptMessage[] = [];
  return {
    sent,
    send: async (phone, message) => {
      sent.push({ phone, message });
    },
  };
}

export const phoneDrivers = { console: printMessage } as const;
export type PhoneDriver = keyof typeof phoneDrivers;
