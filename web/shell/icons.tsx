/** The page's few line icons, drawn here so that no icon font or package is loaded. */
const PATHS = {
  plus: 'M12 5v14M5 12h14',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M7.500 7.500h9v9h-9z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  quoteCopy: 'M9 9h10v11H9zM5 15V4h10M12 13h4M12 16h4',
  again: 'M19 12a7 7 0 1 1-2.1-5M19 4v4h-4',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.500l3 3',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.700l1-1',
  up: 'M7 11v9H4v-9zM7 11l4-7c2 0 2.5 1.5 2 3l-.7 3H18a2 2 0 0 1 2 2.400l-1.3 6A2 2 0 0 1 16.8 20H7',
  down: 'M17 13V4h3v9zM17 13l-4 7c-2 0-2.5-1.5-2-3l.7-3H6a2 2 0 0 1-2-2.400l1.3-6A2 2 0 0 1 7.2 4H17',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4 4',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  left: 'M14 6l-6 6 6 6',
  right: 'M10 6l6 6-6 6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  printer: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  talk: 'M4 5h16v11H10l-4 4v-4H4z',
  pages: 'M6 3h9l4 4v14H6zM9 11h7M9 15h7',
  figures: 'M5 20V10M12 20V4M19 20v-7',
  gauge: 'M4 17a8 8 0 1 1 16 0M12 17l4-5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  outline: 'M5 6h14M9 12h10M9 18h10',
  check: 'M5 12.500l4.5 4.500L19 7',
} as const;

export function Icon({ name, size = 18 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
