import type { CodeList } from "./code-list.ts";

/** Lists of the register, the payers and the subsidies; employment codes and end reasons keep their official codes. */
export const registerCodeLists = {
  benefit: {
    title: { fi: "Etuus", sv: "Förmån", en: "Benefit" },
    codes: [
      {
        code: "labour_market_subsidy",
        title: { fi: "työmarkkinatuki", sv: "arbetsmarknadsstöd", en: "labour market subsidy" },
      },
      {
        code: "basic_allowance",
        title: { fi: "peruspäiväraha", sv: "grunddagpenning", en: "basic allowance" },
      },
      {
        code: "earnings_related_allowance",
        title: {
          fi: "ansiopäiväraha",
          sv: "inkomstrelaterad dagpenning",
          en: "earnings-related allowance",
        },
      },
      {
        code: "general_benefit",
        title: { fi: "yleistuki", sv: "allmänt stöd", en: "general benefit" },
      },
    ],
  },
  ground: {
    title: { fi: "Maksamisen peruste", sv: "Grund för betalning", en: "Ground of payment" },
    codes: [
      { code: "unemployment", title: { fi: "työttömyys", sv: "arbetslöshet", en: "unemployment" } },
      {
        code: "service",
        title: {
          fi: "työllistymistä edistävä palvelu",
          sv: "sysselsättningsfrämjande service",
          en: "employment-promoting service",
        },
      },
      { code: "layoff", title: { fi: "lomautus", sv: "permittering", en: "lay-off" } },
      { code: "weather", title: { fi: "sääeste", sv: "väderhinder", en: "weather obstacle" } },
      {
        code: "additional_days",
        title: { fi: "lisäpäivät", sv: "tilläggsdagar", en: "additional days" },
      },
    ],
  },
  "exempt-group": {
    title: {
      fi: "Kotoutumisen poikkeusryhmä",
      sv: "Undantagsgrupp för integration",
      en: "Integration exemption group",
    },
    codes: [
      { code: "none", title: { fi: "ei", sv: "ingen", en: "none" } },
      {
        code: "protection",
        title: {
          fi: "kansainvälinen suojelu (3 vuotta)",
          sv: "internationellt skydd (3 år)",
          en: "international protection (3 years)",
        },
      },
      {
        code: "other_integration",
        title: {
          fi: "muu kotoutuva (1 vuosi)",
          sv: "annan som integreras (1 år)",
          en: "other integration client (1 year)",
        },
      },
    ],
  },
  "employment-code": {
    title: { fi: "Työllisyyskoodi", sv: "Sysselsättningskod", en: "Employment code" },
    codes: [
      {
        code: "00",
        title: {
          fi: "työssä, työllistetty",
          sv: "i arbete, sysselsatt med stöd",
          en: "in subsidised work",
        },
      },
      {
        code: "01",
        title: {
          fi: "työssä yleisillä työmarkkinoilla",
          sv: "i arbete på den öppna marknaden",
          en: "in work in the open market",
        },
      },
      { code: "02", title: { fi: "työtön", sv: "arbetslös", en: "unemployed" } },
      { code: "03", title: { fi: "lomautettu", sv: "permitterad", en: "laid off" } },
      {
        code: "04",
        title: {
          fi: "lyhennetyllä työviikolla",
          sv: "på förkortad arbetsvecka",
          en: "on a shortened working week",
        },
      },
      {
        code: "05",
        title: {
          fi: "työvoiman ulkopuolella",
          sv: "utanför arbetskraften",
          en: "outside the labour force",
        },
      },
      { code: "06", title: { fi: "ei käytössä", sv: "används inte", en: "not in use" } },
      {
        code: "07",
        title: {
          fi: "työllistymistä edistävässä palvelussa",
          sv: "i sysselsättningsfrämjande service",
          en: "in an employment-promoting service",
        },
      },
      { code: "08", title: { fi: "koulutuksessa", sv: "i utbildning", en: "in education" } },
      {
        code: "09",
        title: { fi: "osa-aikatyössä", sv: "i deltidsarbete", en: "in part-time work" },
      },
    ],
  },
  "end-reason": {
    title: { fi: "Päättymisen syy", sv: "Orsak till avslut", en: "Reason for the end" },
    codes: [
      {
        code: "00",
        title: {
          fi: "työllistetty (tuettu)",
          sv: "sysselsatt med stöd",
          en: "subsidised employment",
        },
      },
      {
        code: "01",
        title: {
          fi: "välitetty työhön yleisille työmarkkinoille",
          sv: "förmedlad till arbete på den öppna marknaden",
          en: "placed in open-market work",
        },
      },
      {
        code: "02",
        title: {
          fi: "lomautus tai lyhennetty työviikko päättynyt",
          sv: "permittering eller förkortad arbetsvecka upphörde",
          en: "lay-off or shortened week ended",
        },
      },
      {
        code: "03",
        title: { fi: "saanut itse työtä", sv: "hittade själv arbete", en: "found work oneself" },
      },
      {
        code: "04",
        title: {
          fi: "aloittanut työvoimakoulutuksen",
          sv: "började arbetskraftsutbildning",
          en: "began labour market training",
        },
      },
      {
        code: "05",
        title: {
          fi: "työvoiman ulkopuolelle",
          sv: "utanför arbetskraften",
          en: "left the labour force",
        },
      },
      {
        code: "06",
        title: {
          fi: "muu syy tai ei tietoa",
          sv: "annan orsak eller okänt",
          en: "other or unknown",
        },
      },
      {
        code: "07",
        title: {
          fi: "työttömyyseläkkeelle",
          sv: "arbetslöshetspension",
          en: "unemployment pension",
        },
      },
      {
        code: "08",
        title: {
          fi: "aloittanut muun koulutuksen",
          sv: "började annan utbildning",
          en: "began other education",
        },
      },
      {
        code: "09",
        title: {
          fi: "työhön tai työnhakuun EU- tai ETA-valtioon",
          sv: "till arbete eller jobbsökning i EU/EES",
          en: "to work or job search in an EU or EEA state",
        },
      },
      {
        code: "10",
        title: {
          fi: "ei ole uusinut työnhakuaan",
          sv: "förnyade inte jobbsökningen",
          en: "did not renew the job search",
        },
      },
      {
        code: "11",
        title: {
          fi: "aloittanut valmennuksen tai kokeilun",
          sv: "började träning eller prövning",
          en: "began coaching or a try-out",
        },
      },
      {
        code: "12",
        title: {
          fi: "aloittanut kuntouttavan työtoiminnan",
          sv: "började i rehabiliterande arbetsverksamhet",
          en: "began rehabilitative work activity",
        },
      },
      {
        code: "13",
        title: {
          fi: "aloittanut omaehtoisen opiskelun työttömyysetuudella",
          sv: "började frivilliga studier med förmån",
          en: "began self-motivated study on benefit",
        },
      },
    ],
  },
  "service-group": {
    title: { fi: "Palveluryhmä", sv: "Servicegrupp", en: "Statistical service group" },
    codes: [
      {
        code: "labour_market_training",
        title: {
          fi: "työvoimakoulutus",
          sv: "arbetskraftsutbildning",
          en: "labour market training",
        },
      },
      { code: "coaching", title: { fi: "valmennus", sv: "träning", en: "coaching" } },
      {
        code: "subsidised_work",
        title: { fi: "työllistettynä", sv: "sysselsatt med stöd", en: "subsidised work" },
      },
      {
        code: "try_out",
        title: {
          fi: "työ- ja koulutuskokeilu",
          sv: "arbets- och utbildningsprövning",
          en: "work and training try-out",
        },
      },
      {
        code: "job_alternation",
        title: {
          fi: "vuorotteluvapaasijaisuus",
          sv: "alterneringsvikariat",
          en: "job-alternation substitute",
        },
      },
      {
        code: "rehabilitative_work",
        title: {
          fi: "kuntouttava työtoiminta",
          sv: "rehabiliterande arbetsverksamhet",
          en: "rehabilitative work activity",
        },
      },
      {
        code: "self_motivated_study",
        title: { fi: "omaehtoinen opiskelu", sv: "frivilliga studier", en: "self-motivated study" },
      },
    ],
  },
  "subsidy-form": {
    title: { fi: "Tukimuoto", sv: "Stödform", en: "Form of subsidy" },
    codes: [
      {
        code: "wage_subsidy_50",
        title: { fi: "palkkatuki 50 %", sv: "lönesubvention 50 %", en: "wage subsidy 50 %" },
      },
      {
        code: "wage_subsidy_70",
        title: {
          fi: "palkkatuki 70 %, alentunut työkyky",
          sv: "lönesubvention 70 %, nedsatt arbetsförmåga",
          en: "wage subsidy 70 %, reduced work capacity",
        },
      },
      {
        code: "wage_subsidy_100",
        title: { fi: "palkkatuki 100 %", sv: "lönesubvention 100 %", en: "wage subsidy 100 %" },
      },
      {
        code: "wage_subsidy_60plus",
        title: {
          fi: "palkkatuki 60 vuotta täyttäneelle",
          sv: "lönesubvention för 60 år fyllda",
          en: "wage subsidy for those aged 60 or over",
        },
      },
      {
        code: "apprenticeship",
        title: {
          fi: "oppisopimuksen palkkatuki",
          sv: "lönesubvention för läroavtal",
          en: "wage subsidy for an apprenticeship",
        },
      },
      {
        code: "employment_subsidy_55",
        title: {
          fi: "55 vuotta täyttäneiden työllistämistuki",
          sv: "sysselsättningsstöd för 55 år fyllda",
          en: "employment subsidy for those aged 55 or over",
        },
      },
      {
        code: "start_up_grant",
        title: { fi: "starttiraha", sv: "startpeng", en: "start-up grant" },
      },
      {
        code: "city_supplement",
        title: { fi: "Lahti-lisä", sv: "Lahtistillägg", en: "city supplement" },
      },
      {
        code: "recruitment_bonus",
        title: { fi: "rekrytointipalkkio", sv: "rekryteringspremie", en: "recruitment bonus" },
      },
      {
        code: "summer_job_voucher",
        title: { fi: "kesätyöseteli", sv: "sommarjobbssedel", en: "summer-job voucher" },
      },
    ],
  },
  "employer-sector": {
    title: { fi: "Työnantajan sektori", sv: "Arbetsgivarens sektor", en: "Employer sector" },
    codes: [
      { code: "company", title: { fi: "yritys", sv: "företag", en: "company" } },
      { code: "municipality", title: { fi: "kunta", sv: "kommun", en: "municipality" } },
      {
        code: "wellbeing_county",
        title: { fi: "hyvinvointialue", sv: "välfärdsområde", en: "wellbeing services county" },
      },
      { code: "state", title: { fi: "valtio", sv: "staten", en: "state" } },
      {
        code: "third_sector",
        title: {
          fi: "järjestö tai muu",
          sv: "organisation eller annan",
          en: "association or other",
        },
      },
      { code: "own_business", title: { fi: "oma yritys", sv: "eget företag", en: "own business" } },
    ],
  },
} as const satisfies Readonly<Record<string, CodeList>>;
