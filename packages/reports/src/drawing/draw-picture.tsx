import { Bridge, DifferenceBars, LineChart } from "@luotsi/charts";
import { renderToStaticMarkup } from "react-dom/server";

import type { Picture } from "./draw.ts";

/** As wide as the text of an A4 page in pixels of the screen, so that type comes out near the body's size. */
const width = 680;
const lineHeight = 300;

/** One picture as SVG, with the variables of the screen's themes still in it. */
export function drawPicture(picture: Picture): string {
  if (picture.kind === "bridge") {
    return renderToStaticMarkup(<Bridge view={picture.view} width={width} />);
  }
  if (picture.kind === "difference-bars") {
    return renderToStaticMarkup(<DifferenceBars view={picture.view} width={width} />);
  }
  const { view, writeTick } = picture;
  const size = { width, height: lineHeight };
  return renderToStaticMarkup(<LineChart view={view} size={size} writeTick={writeTick} />);
}
