import fontAddress from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";

const pixelsPerPoint = 2;

/** The drawing as a file of its own: colours in the place of variables, a filled background, its type inside. */
export async function svgOf(svg: SVGSVGElement): Promise<Blob> {
  return new Blob([standAlone(svg, await fontFace())], { type: "image/svg+xml" });
}

/** The drawing as a picture for a slide, twice the size on screen. @throws Error when it cannot be drawn. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(await svgOf(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = svg.clientWidth * pixelsPerPoint;
    canvas.height = svg.clientHeight * pixelsPerPoint;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error("the picture could not be drawn"));
        else resolve(blob);
      }, "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function standAlone(svg: SVGSVGElement, face: string): string {
  const style = getComputedStyle(svg);
  const text = new XMLSerializer().serializeToString(svg);
  const paper = style.getPropertyValue("--chart-paper").trim();
  const filled = text.replace(
    />/,
    `><style>${face}</style><rect width="100%" height="100%" fill="${paper}"/>`,
  );
  return filled.replaceAll(
    /var\((--[\w-]+), ([^()]*(?:\([^()]*\))?[^()]*)\)/g,
    (_, name, fallback) => {
      const value = style.getPropertyValue(String(name)).trim();
      return (value === "" ? String(fallback) : value).replaceAll('"', "'");
    },
  );
}

/** The typeface as a rule that needs nothing from outside. */
async function fontFace(): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(fontAddress)).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return `@font-face{font-family:"Source Sans 3 Variable";font-weight:200 900;src:url(data:font/woff2;base64,${btoa(binary)})}`;
}
