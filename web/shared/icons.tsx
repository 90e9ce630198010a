import type { ComponentChildren } from 'preact';

function Icon({ children, filled = false }: { children: ComponentChildren; filled?: boolean }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** The service's sign: a window with a keyhole. */
export const WindowIcon = () => (
  <Icon>
    <rect x="3.5" y="3.5" width="17" height="17" rx="4.5" />
    <path d="M3.5 8.5h17" />
    <circle cx="12" cy="13.1" r="1.7" />
    <path d="M12 14.8v2.4" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon filled>
    <circle cx="12" cy="8.6" r="3.9" />
    <path d="M4.5 20c.5-4 3.6-6.2 7.5-6.2s7 2.2 7.5 6.2c0 .5-.3.8-.8.8H5.3c-.5 0-.8-.3-.8-.8Z" />
  </Icon>
);

export const HeadsetIcon = () => (
  <Icon>
    <path d="M4.5 13.5V12a7.5 7.5 0 0 1 15 0v1.5" />
    <rect x="3.5" y="13" width="4" height="6" rx="1.8" />
    <rect x="16.5" y="13" width="4" height="6" rx="1.8" />
    <path d="M18.8 19c-.4 1.4-2 2.2-4.3 2.2" />
  </Icon>
);

export const ShieldIcon = () => (
  <Icon>
    <path d="M12 3.2 5 5.8v5.4c0 4.4 2.9 7.9 7 9.6 4.1-1.7 7-5.2 7-9.6V5.8Z" />
    <path d="m9 12 2.2 2.2L15.2 10" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <rect x="5" y="10.5" width="14" height="9.5" rx="2.5" />
    <path d="M8.2 10.5V8a3.8 3.8 0 0 1 7.6 0v2.5" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m9.5 6 6 6-6 6" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v13M6.5 12.5 12 18l5.5-5.5" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.8v5M12 16.2v.1" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m5.5 12.5 4.5 4.5 8.5-9.5" />
  </Icon>
);

export const DotIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="7" />
  </Icon>
);

export const SweepIcon = () => (
  <Icon>
    <path d="M5 7h14M10 7V5.2c0-.7.5-1.2 1.2-1.2h1.6c.7 0 1.2.5 1.2 1.2V7M7 7l.8 11.3c.1 1 .9 1.7 1.9 1.7h4.6c1 0 1.8-.7 1.9-1.7L17 7" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </Icon>
);

export const NewTabIcon = () => (
  <Icon>
    <path d="M13.5 5H19v5.5M19 5l-8 8M10 6H7a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-3" />
  </Icon>
);

export const CameraIcon = () => (
  <Icon>
    <path d="M4.5 8h3l1.6-2.4h5.8L16.5 8h3c.8 0 1.5.7 1.5 1.5v8c0 .8-.7 1.5-1.5 1.5h-15c-.8 0-1.5-.7-1.5-1.5v-8C3 8.7 3.7 8 4.5 8Z" />
    <circle cx="12" cy="13.2" r="3.4" />
  </Icon>
);

export const PictureIcon = () => (
  <Icon>
    <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
    <circle cx="8.7" cy="10" r="1.5" />
    <path d="m4.5 17.5 5-4.5 3 2.5 3.5-3.5 4 4" />
  </Icon>
);
