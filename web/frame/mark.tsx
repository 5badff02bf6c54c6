/** The mark of the site: a seal, and in it water that has gone down below a line that held. */
export const Mark = () => (
  <svg class="brand-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <rect width="40" height="40" rx="9" fill="#0a6158" />
    <path d="M20 7.5 31 13v7.2c0 6.6-4.6 11-11 12.8-6.4-1.8-11-6.2-11-12.8V13z" fill="#fff" opacity=".16" />
    <path
      d="M9.5 22.5c2.6 0 2.6-2.2 5.2-2.2s2.7 2.2 5.3 2.2 2.6-2.2 5.3-2.2 2.6 2.2 5.2 2.2M9.5 28c2.6 0 2.6-2.2 5.2-2.2S17.400 28 20 28s2.600-2.200 5.300-2.200S27.900 28 30.500 28"
      fill="none"
      stroke="#fff"
      stroke-width="2.4"
      stroke-linecap="round"
    />
    <path
      d="m14.300 13.400 4 4 7.600-7.600"
      fill="none"
      stroke="#f6c667"
      stroke-width="2.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
