// The component library first: its layers in order, then one style sheet for each component in use.
import "./fonts.css";
import "@navikt/ds-css/dist/global/reset.css";
import "@navikt/ds-css/dist/global/tokens.css";
import "@navikt/ds-css/dist/global/baseline.css";
import "@navikt/ds-css/dist/global/print.css";
import "@navikt/ds-css/dist/component/typography.css";
import "@navikt/ds-css/dist/component/button.css";
import "@navikt/ds-css/dist/component/loader.css";
import "@navikt/ds-css/dist/component/skeleton.css";
import "@navikt/ds-css/dist/component/form.css";
import "@navikt/ds-css/dist/component/link.css";
import "@navikt/ds-css/dist/component/tabs.css";
import "@navikt/ds-css/dist/component/tag.css";
import "@navikt/ds-css/dist/component/togglegroup.css";
import "@navikt/ds-css/dist/component/inlinemessage.css";
// Luotsi's own.
import "./tokens.css";
import "./base.css";
import "./shell.css";
import "./sign-in.css";
import "./parts.css";
import "./table.css";
import "./chart.css";
import "./page-nav.css";
import "./panels.css";
import "./rules.css";
import "./print.css";
