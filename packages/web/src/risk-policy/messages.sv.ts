import type { RiskPolicyMessages } from "./messages.fi.ts";

export const sv: RiskPolicyMessages = {
  title: "Regler: Riskpoäng",
  parts: "Reglernas delar",
  rules: "Regler",
  policy: "Riskpoäng",
  finding: "Luotsi har inga riskpoäng. Om de någon gång införs avgör de ingenting.",
  why: "Varför denna sida finns redan nu",
  whyText:
    "Poäng som förutsäger en enskild människas långa arbetslöshet leder lätt service bort från dem som behöver den mest. Därför är villkoren skrivna innan en enda poäng räknas.",
  commitments: "Villkor som varje poäng måste uppfylla",
  items: [
    "Poängen avgör inte. Service, stöd eller möten ges eller nekas inte på grund av poäng; en människa beslutar och ansvarar.",
    "Skälen visas. Bredvid poängen står alltid de uppgifter den bygger på och hur mycket var och en inverkade.",
    "Felen mäts per grupp. Hur ofta poängen tar fel åt vardera hållet publiceras per grupp varje månad.",
    "Poängen får åsidosättas. Medarbetaren kan ha en annan åsikt och skriva varför; åsidosättandena följs upp.",
    "Poängen är aldrig ett skäl att låta bli att ge service.",
    "Medborgarskap, språk, kön och hälsa är inte ingångsvärden. De används bara för att granska om poängen behandlar grupper olika.",
    "Kunden får veta sin poäng, skälen till den och vem som har sett den.",
  ],
  law: "Vad villkoren grundar sig på",
  lawItems: [
    "Allmänna dataskyddsförordningen (EU) 2016/679, artikel 22: rätten att inte bli föremål för ett enbart automatiserat beslut.",
    "AI-förordningen (EU) 2024/1689, bilaga III: system som inverkar på sysselsättning och tillgång till offentlig service kan vara högrisksystem. Ska kontrolleras före användning.",
    "Diskrimineringslagen 1325/2014, 8 §: förbud mot diskriminering.",
  ],
  ask: "Om du ser något i Luotsi som fungerar som en poäng men inte uppfyller villkoren, berätta det för dataskyddsombudet.",
};
