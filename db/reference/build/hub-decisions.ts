/** Park workstations of the demo, each under the station of the county it lies in. */
export const parks = [
  {
    suffix: "MS",
    county: "370114",
    zh: "明水经开区工作站",
    en: "Mingshui Economic Development Zone Workstation",
    place: "明水经济技术开发区",
  },
  {
    suffix: "JB",
    county: "370115",
    zh: "济北经开区工作站",
    en: "Jibei Economic Development Zone Workstation",
    place: "济北经济技术开发区",
  },
  {
    suffix: "LW",
    county: "370116",
    zh: "莱芜高新区工作站",
    en: "Laiwu High-Tech Zone Workstation",
    place: "莱芜高新技术产业开发区",
  },
  {
    suffix: "LG",
    county: "370112",
    zh: "临港经开区工作站",
    en: "Lingang Economic Development Zone Workstation",
    place: "济南临港经济开发区",
  },
] as const;

/**
 * County that takes the requests of a statistical zone until an administrator names another: the district that
 * holds most of the zone, from general knowledge. A default of the demo, no administrative fact.
 */
export const zones: Readonly<Record<string, string>> = {
  "370176": "370102",
  "370571": "370502",
  "370572": "370503",
  "370671": "370613",
  "370676": "370611",
  "370772": "370703",
  "370871": "370811",
  "371071": "371002",
  "371072": "371002",
  "371073": "371003",
  "371171": "371102",
  "371371": "371311",
  "371471": "371402",
  "371771": "371702",
  "371772": "371702",
};
