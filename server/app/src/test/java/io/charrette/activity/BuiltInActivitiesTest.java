package io.charrette.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in activities have every fact of the worksheet, each in its sector. */
class BuiltInActivitiesTest {
  /** Job titles, departments, programmes and resources, by sector. */
  private static final Map<String, List<String>> LOOK_FOR =
      Map.of(
          "gov",
          List.of(
              "Chief Innovation Officer",
              "Chief Resilience Officer",
              "Chief Data Officer",
              "Open Data",
              "Neighborhood Engagement",
              "Strategic Planning",
              "CityStat",
              "Geospatial Information Systems",
              "Planning department",
              "Regional planning organization"),
          "net",
          List.of(),
          "civic",
          List.of(),
          "learn",
          List.of(),
          "fund",
          List.of(),
          "anchor",
          List.of(
              "data science",
              "Geospatial Information Systems",
              "service learning",
              "community engagement",
              "design thinking",
              "computer science",
              "multidisciplinary applied research centers"),
          "fed",
          List.of(
              "Chief Data Officer",
              "Geospatial Information Systems",
              "Chief Innovation Officer",
              "Data.gov",
              "Census.gov",
              "Agency Challenges and Prizes",
              "Presidential Innovation Fellows",
              "18F",
              "Opportunity.Census.gov",
              "OMB Map of Community Based Initiatives",
              "Innovation Labs"));

  /** Organisations and kinds of organisation, by sector. */
  private static final Map<String, List<String>> NETWORKS =
      Map.of(
          "gov",
          List.of(),
          "net",
          List.of(
              "What Works Cities (Bloomberg Philanthropies)",
              "100 Resilient Cities, 100RC (Rockefeller Foundation)",
              "Code for America Fellowship",
              "Living Cities"),
          "civic",
          List.of(
              "National Neighborhood Indicators Partnership (NNIP)",
              "Community Development Corporations",
              "Code for America (CfA) Brigade",
              "Tech Meetups",
              "National Day of Civic Hacking"),
          "learn",
          List.of(
              "Code academies",
              "Maker spaces",
              "Startup incubators",
              "Community innovation spaces",
              "STEM summer camps"),
          "fund",
          List.of(
              "Neighborhood Funders Group",
              "Grantmakers for Effective Organizations",
              "Funders’ Network for Smart Growth",
              "United Way of America"),
          "anchor",
          List.of("MetroLab Network", "Opportunity Finance Network", "Federal Reserve branches"),
          "fed",
          List.of());

  /** Web addresses, in the worksheet's order. */
  private static final List<String> LINKS =
      List.of(
          "http://whatworkscities.bloomberg.org",
          "http://100resilientcities.org",
          "http://codeforamerica.org",
          "https://www.codeforamerica.org/why-government/our-partners",
          "https://www.livingcities.org/about/innovation-partners",
          "https://www.livingcities.org/work/project-on-municipal-innovation/about",
          "http://www.neighborhoodindicators.org/partners/profiles",
          "http://codeforamerica.org/brigade/",
          "http://meetup.com",
          "http://hackforchange.org",
          "http://www.nfg.org/members",
          "http://www.geofunders.org/about/members",
          "http://www.fundersnetwork.org/connect",
          "http://www.unitedway.org/find-your-united-way/",
          "http://metrolab.heinz.cmu.edu",
          "http://ofn.org/cdfi-locator",
          "https://www.federalreserve.gov/aboutthefed/directors/map-of-districts.htm");

  /** Figures and names that stand in running text, the same in both languages. */
  private static final List<String> IN_TEXT =
      List.of(
          "100 ",
          " 3 ",
          "STEAM",
          "Rec2Tech",
          "Digital Harbor Foundation",
          "Baltimore",
          "34 ",
          "44 ",
          "CDFI",
          "CDC",
          "make-a-thon",
          "24",
          "Army Corps of Engineers",
          "Promise Zone",
          "Tech Meetup",
          "Innovation Partners",
          "Project on Municipal Innovation");

  static Stream<Activity> builtIn() {
    return Activities.builtIn().stream();
  }

  @Test
  void theFirstIsTheEnglishOne() {
    assertThat(Activities.builtIn())
        .extracting(Activity::id)
        .containsExactly("tech-innovation", "tech-innovation-es");
    assertThat(Activities.builtIn()).extracting(Activity::language).containsExactly("en", "es");
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void hasTheFourCitiesInOrder(Activity activity) {
    assertThat(activity.cities())
        .extracting(City::name)
        .containsExactly("Detroit, MI", "Youngstown, OH", "Long Island, NY", "Gary, IN");
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  @DisplayName("[A1] seven sectors in the worksheet's order, in the palette's names")
  void hasTheSevenSectorsInOrder(Activity activity) {
    List<String> palette = List.of("gov", "net", "civic", "learn", "fund", "anchor", "fed");
    assertThat(activity.sectorIds()).isEqualTo(palette);
    assertThat(activity.sectors()).extracting(s -> s.colour().jsonName()).isEqualTo(palette);
    assertThat(activity.sectors()).extracting(s -> s.icon().jsonName()).isEqualTo(palette);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void hasEveryTitleAndResourceAndNoOther(Activity activity) {
    for (Sector sector : activity.sectors()) {
      List<String> facts = LOOK_FOR.getOrDefault(sector.id(), List.of());
      assertThat(sector.lookFor()).as(sector.id()).hasSameSizeAs(facts);
      for (int i = 0; i < facts.size(); i++) {
        assertThat(sector.lookFor().get(i).text()).containsIgnoringCase(facts.get(i));
      }
    }
    assertThat(activity.sectors().stream().mapToInt(s -> s.lookFor().size()).sum()).isEqualTo(28);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void hasEveryNetworkAndNoOther(Activity activity) {
    for (Sector sector : activity.sectors()) {
      List<String> facts = NETWORKS.getOrDefault(sector.id(), List.of());
      assertThat(sector.networks()).as(sector.id()).hasSameSizeAs(facts);
      for (int i = 0; i < facts.size(); i++) {
        assertThat(sector.networks().get(i).name()).containsIgnoringCase(facts.get(i));
      }
    }
    assertThat(activity.sectors().stream().mapToInt(s -> s.networks().size()).sum()).isEqualTo(21);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void hasEveryAddress(Activity activity) {
    assertThat(activity.sectors())
        .flatMap(Sector::networks)
        .flatMap(Network::links)
        .extracting(Link::url)
        .isEqualTo(LINKS);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void hasTheFiguresAndNamesOfTheRunningText(Activity activity) {
    assertThat(new String(ActivityJson.write(activity), StandardCharsets.UTF_8)).contains(IN_TEXT);
    assertThat(activity.samplePitches()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void marksWhatHasAnAsteriskOnTheWorksheet(Activity activity) {
    String asterisk = activity.language().equals("es") ? "asterisco" : "asterisk";
    assertThat(activity.sectors().get(0).lookFor().get(3).note()).contains(asterisk);
    assertThat(activity.sectors().get(2).networks().get(3).note()).contains(asterisk);
    assertThat(activity.sectors().get(3).networks().get(4).note()).contains(asterisk);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  @DisplayName("[A2] what the world has moved on from carries the year")
  void datesWhatHasChanged(Activity activity) {
    assertThat(activity.sectors())
        .flatMap(Sector::networks)
        .filteredOn(network -> network.year() != null)
        .extracting(Network::year)
        .containsExactly(2022, 2019, 2023, 2020, 2019);
    assertThat(activity.sectors())
        .flatMap(Sector::lookFor)
        .filteredOn(lookFor -> lookFor.year() != null)
        .extracting(LookFor::year)
        .containsExactly(2025);
    assertThat(activity.samplePitches())
        .extracting(SamplePitch::year)
        .containsExactly(null, null, null, 2016);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void hasSixPhasesOfTheSameShape(Activity activity) {
    assertThat(activity.phases())
        .extracting(p -> p.id() + " " + p.lengthSeconds() + " " + p.clock().jsonName())
        .containsExactly(
            "lobby 0 none",
            "scan 300 whole",
            "challenge 480 whole",
            "prepare 720 whole",
            "pitches 60 per-table",
            "wrap-up 0 none");
    assertThat(activity.phases())
        .extracting(p -> p.screen().jsonName())
        .containsExactly("lobby", "countdown", "countdown", "wall", "pitches", "end");
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void staysTheSameThroughJson(Activity activity) {
    assertThat(ActivityJson.read(ActivityJson.write(activity))).isEqualTo(activity);
  }
}
