// Runs before the first paint, so that neither the theme nor the language flickers.
(function () {
  var theme = localStorage.getItem("luotsi.theme");
  var dark =
    theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.add(dark ? "dark" : "light");
  var language = localStorage.getItem("luotsi.language");
  if (language === "sv" || language === "en") document.documentElement.lang = language;
})();
