/** A QR code, drawn here; where it is not there yet, its place. */
export function QrCode(props: {
  qr: { readonly side: number; readonly path: string } | null;
  alt: string;
  class: string;
}) {
  if (props.qr === null) {
    return <svg class={props.class} viewBox="0 0 1 1" aria-hidden="true" />;
  }
  const { side, path } = props.qr;
  return (
    <svg
      class={props.class}
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={props.alt}
    >
      <path fill="#fff" d={`M0,0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
