/** The icons that the pages use, drawn in the text's colour and size. */
import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

const icon =
  (drawing: ReactNode) =>
  ({ size = 20 }: IconProps) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawing}
    </svg>
  );

const handset =
  'M5 3.5h3.2l1.6 4.3-2.1 1.6a12 12 0 0 0 6.9 6.9l1.6-2.1 4.3 1.6V19a2 2 0 0 1-2.2 2A17.2 17.2 0 0 1 3 5.7 2 2 0 0 1 5 3.5Z';

export const AnchorIcon = icon(
  <>
    <circle cx="12" cy="5" r="2.2" />
    <path d="M12 7.2V21M8 10.5h8M4 14.5c.4 3.8 3.7 6.5 8 6.5s7.6-2.7 8-6.5" />
  </>,
);
export const LiveIcon = icon(
  <>
    <circle cx="12" cy="12" r="2" />
    <path d="M7.8 16.2a6 6 0 0 1 0-8.4M16.2 7.8a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14" />
  </>,
);
export const CallsIcon = icon(<path d="M4 6h10M4 12h16M4 18h7M18 4.5v3M18 16.5v3" />);
export const CalendarIcon = icon(
  <>
    <rect x="3.5" y="5" width="17" height="15.5" rx="3" />
    <path d="M3.5 10h17M8 3v4M16 3v4" />
  </>,
);
export const InsightsIcon = icon(<path d="M4 20h16M7 20v-6M12 20V6M17 20v-9" />);
export const CustomersIcon = icon(
  <>
    <rect x="3" y="5" width="18" height="14" rx="2.5" />
    <circle cx="9" cy="10.7" r="2.2" />
    <path d="M5.8 16c.5-1.7 1.7-2.5 3.2-2.5s2.7.8 3.2 2.5M15 9.5h3M15 13.5h3" />
  </>,
);
export const PhoneIcon = icon(<path d={handset} />);
export const HangUpIcon = icon(
  <g transform="rotate(135 12 12)">
    <path d={handset} />
  </g>,
);
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />
  </>,
);
export const MoonIcon = icon(<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />);
export const LeaveIcon = icon(
  <path d="M14 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5" />,
);
export const CheckIcon = icon(<path d="m4.5 12.5 5 5 10-11" />);
export const MessageIcon = icon(
  <path d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z" />,
);
export const BrowserIcon = icon(
  <>
    <rect x="3" y="4.5" width="18" height="15" rx="2.5" />
    <path d="M3 9h18M6.5 6.8h.01M9.5 6.8h.01" />
  </>,
);
export const MicrophoneIcon = icon(
  <>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </>,
);
export const ToolIcon = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="m15 15 5.5 5.5" />
  </>,
);
export const WarningIcon = icon(<path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.1" />);
export const SendIcon = icon(<path d="M4 12 20.5 4 15 20l-3.5-6.5L4 12Zm7.5 1.5L20.5 4" />);
export const UpIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const DownIcon = icon(<path d="M12 5v14M6 13l6 6 6-6" />);
export const ArrowIcon = icon(<path d="M5 12h14M13 6l6 6-6 6" />);
export const ThumbIcon = icon(
  <path d="M7 11v9H4v-9h3Zm0 0 4-7.5c1.4 0 2.3 1 2.1 2.3L12.6 9H19a2 2 0 0 1 2 2.3l-1.1 7A2 2 0 0 1 18 20H7" />,
);
export const SearchIcon = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5" />
  </>,
);
export const PlayIcon = icon(<path d="M7 4.5v15l12-7.5-12-7.5Z" />);
export const PauseIcon = icon(<path d="M8 5v14M16 5v14" />);
export const DownloadIcon = icon(<path d="M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15" />);
export const HeadphonesIcon = icon(
  <>
    <path d="M4 14v-1.5a8 8 0 0 1 16 0V14" />
    <rect x="3.5" y="13.5" width="4.5" height="7" rx="1.8" />
    <rect x="16" y="13.5" width="4.5" height="7" rx="1.8" />
  </>,
);
/** The one on a front desk. */
export const BellIcon = icon(<path d="M4 16a8 8 0 0 1 16 0ZM3 19.5h18M12 8V5.5M9.5 5.5h5" />);
export const CloseIcon = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const CopyIcon = icon(
  <>
    <rect x="8.5" y="8.5" width="12" height="12" rx="2.5" />
    <path d="M15.5 8.5V6A2.5 2.5 0 0 0 13 3.5H6A2.5 2.5 0 0 0 3.5 6v7A2.5 2.5 0 0 0 6 15.5h2.5" />
  </>,
);
export const TeamIcon = icon(
  <>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.5 20c.3-3.6 3-6 6.5-6s6.2 2.4 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.2.8 3.8 2.8 4 5.6" />
  </>,
);
export const AccountIcon = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 20.5c.5-4 3.8-6.5 8-6.5s7.5 2.5 8 6.5" />
  </>,
);

const face = (mouth: string) =>
  icon(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d={`M9 10v.1M15 10v.1${mouth}`} />
    </>,
  );
export const HappyIcon = face('M8.5 14c2 2.2 5 2.2 7 0');
export const NeutralIcon = face('M9 15h6');
export const UnhappyIcon = face('M8.5 16c2-1.8 5-1.8 7 0');
export const FlagIcon = icon(<path d="M5 21V4c5-2.5 9 2.5 14 0v10c-5 2.5-9-2.5-14 0" />);
export const CardIcon = icon(
  <>
    <rect x="3" y="5.5" width="18" height="13" rx="2" />
    <path d="M3 10h18M7 15h4" />
  </>,
);
export const KeyIcon = icon(
  <>
    <circle cx="8" cy="15.5" r="4.5" />
    <path d="m11.3 12.2 8.2-8.2M16 7.5l3 3" />
  </>,
);
