/** A drawing of public/illustrations in its 4:3 frame. `eager` is for the first one of a page. */
export function Illustration({ name, alt, eager = false }: { name: string; alt: string; eager?: boolean }) {
  return (
    // biome-ignore lint/performance/noImgElement: vector drawings need no optimizer, and its endpoint stays closed
    <img
      src={`/illustrations/${name}.svg`}
      alt={alt}
      width="800"
      height="600"
      decoding="async"
      loading={eager ? undefined : "lazy"}
      fetchPriority={eager ? "high" : undefined}
    />
  );
}
