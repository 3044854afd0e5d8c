import styles from './Logo.module.css';

/** Five full bars in Party red: the sign of the product. The word beside it says its name. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" class={styles.logo} aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M5 20h3.2v6H5zM9.7 17h3.2v9H9.7zM14.4 13.5h3.2V26h-3.2zM19.1 10h3.2v16h-3.2zM23.8 6H27v20h-3.2z" />
    </svg>
  );
}
