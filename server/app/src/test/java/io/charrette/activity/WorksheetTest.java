package io.charrette.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds what the running text of the built-in activity says against the worksheet, line by line:
 * where it stands there, and by which words it is known in each language.
 */
class WorksheetTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # The goal, and what is asked in each part of the hour
          /goal | Develop the skills and frameworks to leverage local resources of tech, data and innovation | Desarrollar las habilidades y los marcos para aprovechar los recursos locales de tecnología, innovación y datos
          /goal | speed up change in communities | acelerar el cambio en las comunidades
          /goal | all the tools available to us | todas las herramientas que tenemos
          /source | Partnership for Public Service, Delivering Outcomes for Communities training | Partnership for Public Service, formación Delivering Outcomes for Communities
          /source | tech + innovation activity and ecosystem partners | actividad y socios de tecnología + innovación
          /phases/0/prompt/text | your case study city | la ciudad de su caso
          /phases/1/prompt/lead | major players in civic tech, data and innovation here | aquí los actores principales de la tecnología cívica, los datos y la innovación
          /phases/1/prompt/text | Code for America Brigades, city data and innovation officers | Brigades de Code for America, responsables de datos e innovación de la ciudad
          /phases/1/prompt/text | how many tech meetups there are and how good they are | cuántos encuentros de tecnología hay y qué tan buenos son
          /phases/1/prompt/text | Search the web for local organizations | Busquen en internet organizaciones locales
          /phases/1/prompt/text | and others like them | y otras por el estilo
          /phases/1/prompt/text | For ideas, review the seven sectors of partners, and what to look for in each | Para tener ideas, repasen los siete sectores de socios y qué buscar en cada uno
          /phases/1/prompt/text | which partnerships exist already | qué alianzas ya existen
          /phases/1/prompt/text | star those with the most potential, so that they rise to the top | marquen con estrella a los de más potencial, para que suban al principio
          /phases/2/prompt/lead | Which community challenge suits your players best | Qué desafío de la comunidad va mejor con sus actores
          /phases/2/prompt/text | mentioned in the case study | que el caso mencione
          /phases/2/prompt/text | If nothing there fits, let your new knowledge of the local challenges | Si nada encaja, usen lo que acaban de aprender de los desafíos locales
          /phases/2/prompt/text | an area which might benefit from working with the tech community | un área que podría beneficiarse de trabajar con la comunidad tecnológica
          /sheets/0/prompt | Access local capacity | Aprovechen la capacidad local
          /sheets/0/prompt | write the high-potential players of the ecosystem | escriban los actores de alto potencial del ecosistema
          /sheets/0/prompt | most potential get stars, and rise to the top | más potencial reciben estrellas y suben al principio
          /sheets/1/prompt | mentioned in the case study, or one from your new knowledge of the local challenges | que el caso mencione, o uno que salga de lo que acaban de aprender de los desafíos locales
          /sheets/1/fields/0/choices/options/0/text | case study | caso de estudio
          /sheets/1/fields/0/hint | one community challenge | un desafío de la comunidad
          /sheets/1/fields/0/hint | particularly well suited to the players you have identified | los actores que identificaron sean especialmente adecuados
          /phases/3/prompt/text | more targeted scan, based on the challenge you chose | exploración más enfocada, según el desafío que eligieron
          /phases/3/prompt/text | Players and findings that you add now are marked, so that you can look at them alone | Los actores y hallazgos que agreguen ahora quedan marcados, para poder verlos aparte
          /sheets/0/rounds/0/prompt | more targeted scan, based on the challenge you chose | exploración más enfocada, según el desafío que eligieron
          /phases/4/prompt/lead | be the bridge | ser el puente
          /phases/4/prompt/text | Synthesize the findings of both scans | Sinteticen los hallazgos de las dos exploraciones
          /phases/4/prompt/text | a strategy to engage the ecosystem, so that it helps to solve the challenge | una estrategia para que el ecosistema participe y ayude a resolver el desafío
          /phases/4/prompt/text | prepare a pitch that takes one minute to say | preparen una propuesta que se diga en un minuto
          /phases/5/prompt/lead | One minute for each table | Un minuto por mesa
          /sheets/2/prompt | be the bridge | ser el puente
          /sheets/2/fields/0/prompts/0 | You work with this community as a fed | Como personal federal que trabaja con esta comunidad
          /sheets/2/fields/0/prompts/0 | how might you be a bridge | cómo podrían servir de puente
          /sheets/2/fields/0/prompts/0 | a bridge, by building opportunities to bring the players of the ecosystem together | servir de puente creando oportunidades que reúnan a los actores del ecosistema
          /sheets/2/fields/0/prompts/0 | so that they address challenges of the community | para abordar los desafíos de la comunidad
          /sheets/2/fields/0/prompts/1 | new approach could you spark | enfoque nuevo podrían despertar
          /sheets/2/fields/0/prompts/2 | unlikely collaboration could you foster | colaboración improbable podrían impulsar
          /sheets/2/fields/0/prompts/3 | wider range of community goals | gama más amplia de metas de la comunidad
          /sheets/2/fields/0/prompts/4 | findings of both scans, put together | hallazgos de las dos exploraciones juntas
          /sheets/2/fields/1/hint | One minute, to the whole room | Un minuto, para toda la sala

          # The sample pitches
          /sheets/2/fields/1/samplesTitle | Sample pitches | Propuestas de ejemplo
          /sheets/2/fields/1/samples/0/text | a make-a-thon, a design and innovation competition of 24 hours | un concurso de diseño e innovación de 24 horas, un make-a-thon
          /sheets/2/fields/1/samples/0/text | members of the local maker community (such as designers, artists and product manufacturers) | miembros de la comunidad local de creadores (como diseñadores, artistas y fabricantes de productos)
          /sheets/2/fields/1/samples/0/text | young people in STEM programs, civil engineers and the city’s tech staff | jóvenes de programas STEM, personal técnico de la ciudad e ingenieros civiles
          /sheets/2/fields/1/samples/0/text | design low-cost sensors that detect flooding in the streets | diseñan sensores de bajo costo que detecten calles inundadas
          /sheets/2/fields/1/samples/1/text | funds of the Army Corps of Engineers | fondos del Cuerpo de Ingenieros del Ejército (Army Corps of Engineers)
          /sheets/2/fields/1/samples/1/text | street-level imagery | imágenes a nivel de calle
          /sheets/2/fields/1/samples/1/text | resident volunteers can crowdsource scores | voluntarios del barrio puntúen en forma colaborativa (crowdsource)
          /sheets/2/fields/1/samples/1/text | the condition of each property and the elevation of each building | el estado de las propiedades y la elevación de los edificios
          /sheets/2/fields/1/samples/1/text | informs about residual flood risk | informa sobre el riesgo de inundación que queda
          /sheets/2/fields/1/samples/1/text | baseline for assessing damage after a disaster | base para evaluar daños tras un desastre
          /sheets/2/fields/1/samples/2/text | data dive | jornada de datos
          /sheets/2/fields/1/samples/2/text | the Code for America Brigade | la Brigade de Code for America
          /sheets/2/fields/1/samples/2/text | a local code academy, the city’s Chief Innovation Officer, the police department and domestic violence advocates | una academia de programación local, el director de innovación de la ciudad, la policía y defensores de víctimas de violencia doméstica
          /sheets/2/fields/1/samples/2/text | a draft of the city’s open data | un borrador de datos abiertos de la ciudad
          /sheets/2/fields/1/samples/2/text | determine the balance between what transparency is worth and how victims’ privacy needs to be protected | determinar cómo equilibrar el valor de la transparencia y la necesidad de proteger la privacidad de las víctimas
          /sheets/2/fields/1/samples/3/text | community partners of the Promise Zone | socios comunitarios de la Promise Zone
          /sheets/2/fields/1/samples/3/text | civic technologists of the local Tech Meetup | tecnólogos cívicos del Tech Meetup local
          /sheets/2/fields/1/samples/3/text | together at an event | un evento que reúna
          /sheets/2/fields/1/samples/3/text | With local and federal data they visualize and understand | Con datos locales y federales visualizan y entienden
          /sheets/2/fields/1/samples/3/text | where a neighborhood has gaps: in key resources | dónde faltan en los barrios recursos clave
          /sheets/2/fields/1/samples/3/text | such as parks, grocery stores, affordable housing or access to transit | como acceso al transporte, vivienda asequible, tiendas de alimentos o parques
          /sheets/2/fields/1/samples/3/note | designated from 2014 to 2016, each for ten years | designaron de 2014 a 2016, cada una por diez años

          # What has an asterisk on the worksheet, which does not say what it means
          /sheets/0/categories/0/lookFor/3/note | Marked with an asterisk on the worksheet | Marcado con un asterisco en la hoja
          /sheets/0/categories/2/networks/3/note | Marked with an asterisk on the worksheet | Marcado con un asterisco en la hoja
          /sheets/0/categories/3/networks/4/note | Marked with an asterisk on the worksheet | Marcado con un asterisco en la hoja

          # The sectors' own headings, so that paper and phone can be matched
          /sheets/0/categories/0/title | Local government | Gobierno local (Local government)
          /sheets/0/categories/1/title | National networks that partner with local gov | Redes nacionales que colaboran con gobiernos locales (National networks that partner with local gov)
          /sheets/0/categories/2/title | Civic tech & data national networks | Redes nacionales de tecnología cívica y datos (Civic tech & data national networks)
          /sheets/0/categories/3/title | Code academies, incubators & STEM education | Academias de programación, incubadoras y educación STEM (Code academies, incubators & STEM education)
          /sheets/0/categories/4/title | Local & community foundations | Fundaciones locales y comunitarias (Local & community foundations)
          /sheets/0/categories/5/title | Colleges & universities, anchor institutions | Universidades e instituciones ancla (Colleges & universities, anchor institutions)
          /sheets/0/categories/6/title | Federal digital and data resources | Recursos federales digitales y de datos (Federal digital and data resources)
          /sheets/0/notesTitle | Findings | Hallazgos
          /sheets/0/categories/1/networksTitle | National networks | Redes nacionales
          /sheets/0/categories/2/networksTitle | National networks | Redes nacionales
          /sheets/0/categories/0/lookForTitle | Job titles and departments to look for in local government | Cargos y departamentos que buscar en el gobierno local
          /sheets/0/categories/5/lookForTitle | Community college and university programs/departments to look for | Programas y departamentos de universidades y colegios comunitarios que buscar
          /sheets/0/categories/6/lookForTitle | Federal resources to look for | Recursos federales que buscar

          # Local government, and the networks that work with it
          /sheets/0/categories/0/summary | In the governments of cities, counties and regions there are often | Los gobiernos de ciudades, condados y regiones suelen tener
          /sheets/0/categories/0/summary | pockets of innovation, of tech capacity and of quality data | focos de buenos datos, capacidad tecnológica e innovación
          /sheets/0/categories/0/summary | help to activate other departments, or to solve challenges in collaboration with the community | ayudar a activar a otros departamentos o colaborar con la comunidad para resolver desafíos
          /sheets/0/categories/0/lookFor/6/text | Performance Management (or CityStat programs) | Gestión del desempeño (Performance Management, o programas CityStat)
          /sheets/0/categories/0/lookFor/7/text | GIS (Geospatial Information Systems) | SIG (GIS, Geospatial Information Systems)
          /sheets/0/categories/1/summary | work directly with local government, often with one particular department | Trabajan directamente con gobiernos locales, a menudo con un departamento en particular
          /sheets/0/categories/1/summary | may be indicators of government capacity in innovation and data | pueden ser indicadores de la capacidad del gobierno en datos e innovación
          /sheets/0/categories/1/summary | Some engagements are time-limited, like the Code for America Fellowship | Algunas colaboraciones, como la Code for America Fellowship, tienen un plazo
          /sheets/0/categories/1/summary | often remain capacity for innovation and an eagerness to do more | suelen dejar capacidad de innovación y ganas de hacer más
          /sheets/0/categories/1/networks/0/about | national initiative that helps 100 mid-sized American cities | Iniciativa nacional que ayuda a 100 ciudades medianas de Estados Unidos
          /sheets/0/categories/1/networks/0/about | make better use of data and evidence | usar mejor los datos y la evidencia
          /sheets/0/categories/1/networks/0/about | to engage residents, to inform what is decided locally, and to improve services | mejorar servicios, fundamentar las decisiones locales e involucrar a los residentes
          /sheets/0/categories/1/networks/0/note | certified US cities of 30,000 people and more since 2017, and others in the Americas since 2022 | certifica desde 2017 a ciudades de Estados Unidos de 30,000 habitantes o más, y desde 2022 a otras de las Américas
          /sheets/0/categories/1/networks/1/about | cities all over the world to become more resilient | ciudades de todo el mundo a ser más resilientes
          /sheets/0/categories/1/networks/1/about | physical, social and economic challenges | desafíos físicos, sociales y económicos
          /sheets/0/categories/1/networks/1/about | growing part of this century | parte creciente de este siglo
          /sheets/0/categories/1/networks/1/note | closed in 2019 | cerró en 2019
          /sheets/0/categories/1/networks/2/about | government officials, and the communities that they serve, with teams of technologists | equipos de tecnólogos con funcionarios del gobierno y las comunidades a las que sirven
          /sheets/0/categories/1/networks/2/about | user-centered, data-driven and iterative | centrado en las personas, basado en datos e iterativo
          /sheets/0/categories/1/networks/2/about | redesign core government services | rediseñar los servicios básicos del gobierno
          /sheets/0/categories/1/networks/2/links/1/label | List of partners | Lista de socios
          /sheets/0/categories/1/networks/3/about | cross-sector leaders in cities | líderes de varios sectores en las ciudades
          /sheets/0/categories/1/networks/3/about | new type of urban practice | un nuevo tipo de práctica urbana
          /sheets/0/categories/1/networks/3/about | meant to improve dramatically the economic well-being of people with low incomes | mejore drásticamente el bienestar económico de las personas de bajos ingresos
          /sheets/0/categories/1/networks/3/links/0/label | Innovation Partners | Socios de innovación (Innovation Partners)
          /sheets/0/categories/1/networks/3/links/1/label | Project on Municipal Innovation | Proyecto de innovación municipal (Project on Municipal Innovation)

          # Civic tech and data
          /sheets/0/categories/2/summary | a way to see which groups and organizations there may be in a community | permiten ver qué grupos y organizaciones puede haber en una comunidad
          /sheets/0/categories/2/summary | put their skills to work on real-world problems | aplican lo que saben a problemas reales
          /sheets/0/categories/2/networks/0/about | Intermediaries | Intermediarios
          /sheets/0/categories/2/networks/0/about | city and community leaders use data directly and in practice | líderes de la ciudad y de la comunidad a usar los datos de forma directa y práctica
          /sheets/0/categories/2/networks/0/about | Their focus: building the capacities of institutions and residents where neighborhoods are in distress | sobre todo para fortalecer las capacidades de instituciones y residentes en barrios en dificultades
          /sheets/0/categories/2/networks/1/about | Nonprofits (CDCs) that revitalize local areas | Organizaciones sin fines de lucro (CDC) que revitalizan zonas locales
          /sheets/0/categories/2/networks/1/about | typically low-opportunity neighborhoods with a history of disinvestment | por lo general barrios con pocas oportunidades y una historia de falta de inversión
          /sheets/0/categories/2/networks/1/about | To target resources and investments they often use data and information | A menudo usan datos e información para dirigir inversiones y recursos
          /sheets/0/categories/2/networks/2/about | Volunteer groups that build new tools for local civic issues | Grupos de voluntarios que crean herramientas nuevas para asuntos cívicos locales
          /sheets/0/categories/2/networks/2/about | together with local government and community partners | junto con el gobierno local y socios de la comunidad
          /sheets/0/categories/2/networks/2/note | ended its Brigade program in 2023 | puso fin a su programa de Brigades en 2023
          /sheets/0/categories/2/networks/2/note | Most former Brigades gather in the Alliance of Civic Technologists | La mayoría de las antiguas Brigades se reúne en la Alliance of Civic Technologists
          /sheets/0/categories/2/networks/3/about | get together for a common purpose | se reúnen con un fin común
          /sheets/0/categories/2/networks/3/about | Tech ones can include developers of software and of games, designers and social media | Los de tecnología pueden incluir desarrollo de software y de videojuegos, diseño y redes sociales
          /sheets/0/categories/2/networks/3/about | some are specifically for groups under-represented in tech | algunos son en particular para grupos poco representados en la tecnología
          /sheets/0/categories/2/networks/3/about | Search for “Tech” within X miles of your city | Busquen “Tech” a no más de X millas de su ciudad
          /sheets/0/categories/2/networks/4/about | developers, government employees, designers, UX designers, journalists, data scientists, nonprofit employees and residents | desarrolladores, empleados públicos, diseñadores, diseñadores de experiencia de usuario (UX), periodistas, científicos de datos, personal de organizaciones sin fines de lucro y residentes
          /sheets/0/categories/2/networks/4/about | nationwide day of action | día de acción en todo el país
          /sheets/0/categories/2/networks/4/about | join in civic tech events, and leverage their skills to help their community | participan en eventos de tecnología cívica y ponen lo que saben al servicio de su comunidad

          # Learning and making
          /sheets/0/categories/3/summary | Incubators and spaces for tech training may be ripe places | Los espacios de formación tecnológica y las incubadoras pueden ser lugares propicios
          /sheets/0/categories/3/summary | diverse tech talent that is still in training, along with its tech mentors | talento tecnológico diverso en formación, junto con sus mentores de tecnología
          /sheets/0/categories/3/summary | in solving real-world challenges | resolver problemas reales
          /sheets/0/categories/3/networks/0/name | Code academies (coding bootcamps) | Academias de programación (Code academies, coding bootcamps)
          /sheets/0/categories/3/networks/0/about | Training programs, typically of 3 intensive months | Por lo general, programas intensivos de 3 meses
          /sheets/0/categories/3/networks/0/about | data science, software development and skills related to them | desarrollo de software, ciencia de datos y habilidades afines
          /sheets/0/categories/3/networks/0/about | Some make a point of including people who are under-represented in technology | Algunos se proponen incluir a personas poco representadas en la tecnología
          /sheets/0/categories/3/networks/1/about | People gather there to create, to invent and to learn | la gente se reúne para crear, inventar y aprender
          /sheets/0/categories/3/networks/1/about | often with 3D printers, software, electronics, and supplies and tools for crafts and hardware | a menudo con impresoras 3D, software, electrónica, y materiales y herramientas de manualidades y hardware
          /sheets/0/categories/3/networks/1/about | in schools, libraries, warehouses and elsewhere | en bodegas, bibliotecas, escuelas y otros sitios
          /sheets/0/categories/3/networks/1/about | some with portable components | algunos con partes portátiles
          /sheets/0/categories/3/networks/1/about | for adults, for young people or for both | para jóvenes, adultos o ambos
          /sheets/0/categories/3/networks/2/about | Collaborative workspaces, shared by startups | Espacios de trabajo compartidos y colaborativos
          /sheets/0/categories/3/networks/2/about | accelerate their growth and success | aceleran el crecimiento y el éxito de empresas nuevas
          /sheets/0/categories/3/networks/2/about | training in management, mentoring by experts, networking, common infrastructure and sometimes access to seed funding | formación en gestión, mentores expertos, contactos, infraestructura compartida y a veces acceso a capital semilla
          /sheets/0/categories/3/networks/3/about | Rec centers, libraries, churches and other places where a community convenes | Centros recreativos, bibliotecas, iglesias y otros lugares donde se reúne la comunidad
          /sheets/0/categories/3/networks/3/about | serve innovation too | también sirven a la innovación
          /sheets/0/categories/3/networks/3/about | may have maker spaces, STEAM initiatives and educational technology | pueden tener espacios para crear, tecnología educativa e iniciativas STEAM
          /sheets/0/categories/3/networks/3/about | One example is in Baltimore: the Rec2Tech center of the Digital Harbor Foundation | Por ejemplo, el centro Rec2Tech de la Digital Harbor Foundation en Baltimore
          /sheets/0/categories/3/networks/4/name | STEM summer camps and afterschool programs | Campamentos de verano y programas extraescolares de STEM (STEM summer camps, afterschool programs)
          /sheets/0/categories/3/networks/4/about | STEM is science, technology, engineering and math | STEM son ciencia, tecnología, ingeniería y matemáticas
          /sheets/0/categories/3/networks/4/about | sometimes art is included, and then it is called STEAM | a veces se incluye el arte, y entonces se llama STEAM
          /sheets/0/categories/3/networks/4/about | can be a powerful way for young people to take part in solving real-world challenges | pueden ser una forma poderosa de sumar a jóvenes a resolver problemas reales

          # Funders
          /sheets/0/categories/4/summary | can convene people, have influence on their grantees, and give resources to new programs and to capacity building | pueden convocar, influir en las organizaciones a las que apoyan y dar recursos para programas nuevos y para fortalecer capacidades
          /sheets/0/categories/4/summary | There are many ways to find funders | Hay muchas formas de encontrarlos
          /sheets/0/categories/4/summary | a few of their networks, with missions that might fit your community work | algunas de sus redes cuya misión puede coincidir con su trabajo en la comunidad
          /sheets/0/categories/4/networks/0/about | An association whose members are grantmaking institutions | Asociación que tiene por miembros a instituciones donantes
          /sheets/0/categories/4/networks/0/about | Its mission is to build up philanthropy’s capacity | Su misión es fortalecer la capacidad de la filantropía
          /sheets/0/categories/4/networks/0/about | to advance community change and social justice | para impulsar la justicia social y el cambio comunitario
          /sheets/0/categories/4/networks/1/about | connections and resources, to build knowledge | recursos y contactos para ampliar su conocimiento
          /sheets/0/categories/4/networks/1/about | improve their mindset as well as their practice | mejorar tanto su mentalidad como su práctica
          /sheets/0/categories/4/networks/1/about | stronger relationships with grantees | relaciones más sólidas con las organizaciones a las que apoyan
          /sheets/0/categories/4/networks/1/about | support for nonprofits’ resilience | apoyo a la resiliencia de las organizaciones sin fines de lucro
          /sheets/0/categories/4/networks/1/about | learning in order to improve, and more collaboration for a greater impact | aprendizaje para mejorar y más colaboración para un mayor impacto
          /sheets/0/categories/4/networks/2/about | flows of policy, resources and money at all levels of government | flujos de políticas, recursos y dinero en todos los niveles de gobierno
          /sheets/0/categories/4/networks/2/about | governance and collaboration that are effective | colaboración y gobernanza eficaces
          /sheets/0/categories/4/networks/2/about | inclusion and civic engagement | participación cívica e inclusión
          /sheets/0/categories/4/networks/2/about | equity and inclusiveness as a focus, with more access to services and opportunities | equidad e inclusión como prioridad, con más acceso a servicios y oportunidades
          /sheets/0/categories/4/networks/2/about | interdisciplinary grantmaking that reduces the incentives to poor land use decisions | donaciones interdisciplinarias que reduzcan los incentivos a malas decisiones sobre el uso del suelo
          /sheets/0/categories/4/networks/2/note | the shorter name The Funders Network in 2020 | En 2020 adoptó el nombre más corto The Funders Network
          /sheets/0/categories/4/networks/3/about | Focuses on education, income and health | Se centra en educación, ingresos y salud
          /sheets/0/categories/4/networks/3/about | advocates for better public policy | aboga por mejores políticas públicas
          /sheets/0/categories/4/networks/3/about | promotes volunteering and giving | promueve el voluntariado y las donaciones

          # Colleges, anchors and federal resources
          /sheets/0/categories/5/summary | Anchor institutions, academic ones among them, can provide | Las instituciones académicas y otras instituciones ancla pueden aportar
          /sheets/0/categories/5/summary | facilities, expertise, resources and convening power, and diverse talent | recursos, poder de convocatoria, espacios, experiencia y conocimiento, y talento diverso
          /sheets/0/categories/5/summary | eager to take on real-world challenges | ganas de resolver problemas reales
          /sheets/0/categories/5/lookFor/1/text | GIS (Geospatial Information Systems) | SIG (GIS, Geospatial Information Systems)
          /sheets/0/categories/5/networks/0/about | 34 city-university partnerships | 34 alianzas entre ciudades y universidades
          /sheets/0/categories/5/networks/0/about | 34 cities, 3 counties and 44 universities | 34 ciudades, 3 condados y 44 universidades
          /sheets/0/categories/5/networks/0/about | bring data, analytics and innovation to city government | llevan datos, análisis e innovación al gobierno de la ciudad
          /sheets/0/categories/5/networks/0/note | housed at Carnegie Mellon University (CMU) through 2019 | Tuvo su sede en Carnegie Mellon University (CMU) hasta 2019
          /sheets/0/categories/5/networks/0/note | has been independent since | desde entonces es independiente
          /sheets/0/categories/5/networks/1/about | CDFIs (community development financial institutions) | Las CDFI (instituciones financieras de desarrollo comunitario)
          /sheets/0/categories/5/networks/1/about | are mission-driven | se guían por una misión
          /sheets/0/categories/5/networks/1/about | serve communities and individuals that are too risky, or not credit worthy enough, in the eyes of mainstream finance | sirven a comunidades y personas que la banca tradicional considera demasiado riesgosas o no lo bastante solventes
          /sheets/0/categories/5/networks/1/about | work closely with people and businesses in these disinvested areas | trabajan de cerca con la gente y los negocios de estas zonas sin inversión
          /sheets/0/categories/5/networks/2/about | Regional branches have community development departments | Las sedes regionales tienen departamentos de desarrollo comunitario
          /sheets/0/categories/5/networks/2/about | may do their own research, hold events for the public, and publish the region’s data and analysis | pueden hacer su propia investigación, organizar eventos públicos y publicar datos y análisis de la región
          /sheets/0/categories/5/networks/2/about | Besides their primary branch they have many offices in major cities | Tienen muchas oficinas en grandes ciudades fuera de la sede principal
          /sheets/0/categories/6/summary | resources of tech and data | Recursos federales de tecnología y datos
          /sheets/0/categories/6/summary | can support local innovation and revitalization | pueden apoyar la innovación y la revitalización en el ámbito local
          /sheets/0/categories/6/lookFor/1/text | GIS (Geospatial Information Systems) | SIG (GIS, Geospatial Information Systems)
          /sheets/0/categories/6/lookFor/7/text | 18F and United States Digital Services | 18F y United States Digital Services
          /sheets/0/categories/6/lookFor/7/note | the Digital Service was renamed U.S. DOGE Service (January) and 18F was shut down (March) | el Digital Service pasó a llamarse U.S. DOGE Service (enero) y 18F se cerró (marzo)
          """)
  @DisplayName("says what the worksheet says")
  void says(String where, String english, String spanish) {
    assertThat(at(where, "en")).contains(english);
    assertThat(at(where, "es")).contains(spanish);
  }

  /** The text that is there, in this language or in all. */
  private static String at(String where, String language) {
    JsonNode found = Activities.builtIn().getFirst().tree().at(where);
    JsonNode text = found.isObject() ? found.path(language) : found;
    assertThat(text.isTextual()).as(where + " in " + language).isTrue();
    return text.textValue();
  }
}
