/** What four tables find and write in the hour: the worksheet's own material, one case city each. */

export interface PlayerFound {
  readonly name: string;
  /** The id of a sector of the built-in activity. */
  readonly sector: "gov" | "net" | "civic" | "learn" | "fund" | "anchor" | "fed";
  readonly note: string;
  readonly link: string;
}

export interface TableWork {
  readonly table: number;
  readonly city: string;
  readonly people: readonly [string, string];
  readonly players: readonly PlayerFound[];
  /** Names of two players each, and what they do together. */
  readonly partnership: { readonly from: string; readonly to: string; readonly note: string };
  /** The player that both people star. */
  readonly star: string;
  readonly finding: { readonly sector: PlayerFound["sector"]; readonly text: string };
  readonly challenge: string;
  readonly source: "case" | "own";
  readonly strategy: string;
  readonly pitch: string;
  readonly presenter: string;
}

export const work: readonly TableWork[] = [
  {
    table: 1,
    city: "Detroit, MI",
    people: ["Amara", "Jo"],
    players: [
      {
        name: "Code for America Brigade",
        sector: "civic",
        note: "Volunteers who help build civic tools",
        link: "https://codeforamerica.org/brigade/",
      },
      {
        name: "Chief Innovation Officer",
        sector: "gov",
        note: "Ask about CityStat",
        link: "",
      },
      {
        name: "Code academy",
        sector: "learn",
        note: "Evening cohorts look for real clients",
        link: "",
      },
    ],
    partnership: {
      from: "Code for America Brigade",
      to: "Chief Innovation Officer",
      note: "Open data portal",
    },
    star: "Code for America Brigade",
    finding: { sector: "civic", text: "The brigade meets every second Tuesday." },
    challenge: "Families cannot tell which blocks lack transit, affordable housing and groceries.",
    source: "case",
    strategy: "Bring Promise Zone partners and the Tech Meetup into one room.",
    pitch:
      "Host an event that brings together Promise Zone community partners with civic technologists from the local Tech Meetup, to see where neighborhoods lack transit, housing, grocery stores or parks.",
    presenter: "Amara",
  },
  {
    table: 2,
    city: "Youngstown, OH",
    people: ["Luis", "Wei"],
    players: [
      {
        name: "Maker space",
        sector: "learn",
        note: "3D printers and electronics",
        link: "",
      },
      {
        name: "MetroLab Network",
        sector: "anchor",
        note: "City and university partnerships",
        link: "https://metrolab.heinz.cmu.edu",
      },
    ],
    partnership: { from: "Maker space", to: "MetroLab Network", note: "Sensor workshop" },
    star: "Maker space",
    finding: { sector: "learn", text: "STEM summer camps run in two libraries." },
    challenge: "Flooded streets are found only when somebody drives into them.",
    source: "case",
    strategy: "Makers, young people in STEM programs and civil engineers design together.",
    pitch:
      "Host a 24 hour make-a-thon in which local makers, young people in STEM programs, city tech staff and civil engineers design low-cost sensors to detect street flooding.",
    presenter: "Wei",
  },
  {
    table: 3,
    city: "Long Island, NY",
    people: ["Fatima", "Sam"],
    players: [
      {
        name: "Army Corps of Engineers",
        sector: "fed",
        note: "Funds for street-level imagery",
        link: "",
      },
      {
        name: "Neighborhood Funders Group",
        sector: "fund",
        note: "Members near the shore",
        link: "http://www.nfg.org/members",
      },
    ],
    partnership: {
      from: "Army Corps of Engineers",
      to: "Neighborhood Funders Group",
      note: "After the storm",
    },
    star: "Army Corps of Engineers",
    finding: { sector: "fed", text: "Census.gov has building age by block." },
    challenge: "Nobody knows how high above the water each home stands.",
    source: "own",
    strategy: "Residents score property condition from pictures.",
    pitch:
      "Use Army Corps of Engineers funding for street-level imagery, so that resident volunteers score property condition and building elevation before the next storm.",
    presenter: "Sam",
  },
  {
    table: 4,
    city: "Gary, IN",
    people: ["Nadia", "Ben"],
    players: [
      {
        name: "What Works Cities",
        sector: "net",
        note: "Data for mid-sized cities",
        link: "https://whatworkscities.bloomberg.org",
      },
      {
        name: "Code for America Brigade",
        sector: "civic",
        note: "Would review the open data",
        link: "https://codeforamerica.org/brigade/",
      },
    ],
    partnership: {
      from: "What Works Cities",
      to: "Code for America Brigade",
      note: "Data review",
    },
    star: "Code for America Brigade",
    finding: { sector: "net", text: "Living Cities lists innovation partners." },
    challenge: "Open police data can put victims of domestic violence at risk.",
    source: "own",
    strategy: "Weigh transparency against privacy before publishing.",
    pitch:
      "Host a data dive with the Brigade, the code academy, the city's Chief Innovation Officer, the police department and domestic violence advocates to review a draft of city open data.",
    presenter: "Nadia",
  },
];
