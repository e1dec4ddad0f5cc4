/** What the contract of a carrier asks of its test: the company's side of the wire, and an account there. */
import type { Carrier, CarrierEvents, WebhookKind } from './carrier.ts';
import type { StreamWire } from './contract-carrier-stream.ts';

/** The company's side of the wire, as its documents have it and not as our adapter does. */
export interface CarrierWire {
  /** What the company tells beside what every one does. */
  readonly tells: {
    /** Whether the caller's own company has signed for the number. */
    readonly attestation: boolean;
    /** Whether the two have heard each other after a phone was picked up. */
    readonly bridging: boolean;
    /** That it has answered STOP, START or HELP itself. */
    readonly keywords: boolean;
  };
  /** The body of a webhook that tells this. */
  post<Kind extends WebhookKind>(kind: Kind, event: CarrierEvents[Kind]): string;
  /** The headers of a request that the company signs. */
  sign(url: string, body: string): Record<string, string>;
  /** What the company does with an answer of ours. @throws for what it would not understand */
  obey(answer: { readonly type: string; readonly body: string }): readonly Deed[];
  readonly stream: StreamWire;
  /** The headers with which it opens the stream that an answer of ours asks for. */
  opens(answer: { readonly body: string }): Record<string, string>;
  /** What it does with a call by what it was told last through the API. */
  told(sid: string): readonly Deed[];
  /** Why it does not text `NUMBERS.none`. */
  readonly unreachable: number;
  /** What is recorded at the company; the address as its webhook has it. */
  record(sound: Buffer): string;
  /** The calls and texts that it made for us. */
  readonly sent: readonly { readonly to: string; readonly from: string; readonly words: string }[];
}

export type Deed =
  | { readonly says: string }
  | { readonly streamsTo: string; readonly token: string }
  | { readonly rings: string; readonly atMostSeconds: number }
  | { readonly records: true }
  | { readonly waitsForKeyAt: string }
  /** Several at once; whoever picks up is first told what that address says. */
  | {
      readonly ringsAtOnce: readonly { readonly phone: string; readonly asks: string }[];
      readonly forSeconds: number;
    }
  /** `starts`: whoever came before is heard from now on. */
  | { readonly meetsIn: string; readonly starts: boolean }
  | { readonly hangsUp: true };

export interface CarrierScene {
  readonly carrier: Carrier;
  /** The same account with a wrong key. */
  readonly stranger: Carrier;
  readonly wire: CarrierWire;
  readonly close: () => Promise<void>;
}

export const PUBLIC_URL = 'https://ahoy.example.com';
/** The number of the account, one that can be called and texted, and one that can be neither. */
export const NUMBERS = { own: '+12125550190', mobile: '+12125550102', none: '+5355501234' };

/** Words with all that markup has to escape. */
export const MARKUP = 'Tom & Co <say> "hi"';
