/** Sends a code to a telephone. A text-message service is one more function of this shape. */
export type SendCode = (phone: string, code: string) => Promise<void>;

/** Prints it where the server was started. */
export const printCode: SendCode = async (phone, code) =>
  console.log(`  Sign-in code for ${phone.slice(0, 3)}****${phone.slice(-4)}: ${code}`);

/** Keeps what was sent, for tests. */
export function keepCodes(): { sent: { phone: string; code: string }[]; send: SendCode } {
  const sent: { phone: string; code: string }[] = [];
  return {
    sent,
    send: async (phone, code) => {
      sent.push({ phone, code });
    },
  };
}

export const codeDrivers = { console: printCode } as const;
export type CodeDriver = keyof typeof codeDrivers;
