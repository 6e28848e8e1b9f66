const pixelsPerPoint = 2;

/** The drawing as a file of its own: the theme's variables become colours, its background is filled. */
export function svgOf(svg: SVGSVGElement): Blob {
  return new Blob([standAlone(svg)], { type: "image/svg+xml" });
}

/** The drawing as a picture for a slide, twice the size on screen. @throws Error when it cannot be drawn. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgOf(svg));
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

function standAlone(svg: SVGSVGElement): string {
  const style = getComputedStyle(svg);
  const text = new XMLSerializer().serializeToString(svg);
  const paper = style.getPropertyValue("--chart-paper").trim();
  const filled = text.replace(/>/, `><rect width="100%" height="100%" fill="${paper}"/>`);
  return filled.replaceAll(
    /var\((--[\w-]+), ([^()]*(?:\([^()]*\))?[^()]*)\)/g,
    (_, name, fallback) => {
      const value = style.getPropertyValue(String(name)).trim();
      return (value === "" ? String(fallback) : value).replaceAll('"', "'");
    },
  );
}
