/** A share from 0 to 1 as a bar with its interval over it; the numbers stand beside it in words. */
interface Props {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export function ShareBar({ value, low, high }: Props) {
  return (
    <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="share-ground" x={0} y={2} width={100} height={4} />
      <rect className="share-value" x={0} y={2} width={value * 100} height={4} />
      <rect className="share-interval" x={low * 100} y={3.6} width={Math.max(0.5, (high - low) * 100)} height={0.8} />
      <rect className="share-interval" x={low * 100} y={1} width={0.6} height={6} />
      <rect className="share-interval" x={Math.min(99.4, high * 100)} y={1} width={0.6} height={6} />
    </svg>
  );
}
