/** The built-in activity's own words and sentences, which no other activity says, in the pages' languages. */
export const foreign =
  /\b(you found|did you find|we find|room found|found so far|potential|one hour|Delivering Outcomes|encontr(aron|ó|ado)|potencial|una hora|players?|challenges?|pitch(es)?|city|cities|sectors?|partnerships?|case stud(y|ies)|actor(es)?|findings?|hallazgos?|presenters?|presentador(a|es|as)?|desafíos?|propuestas?|ciudad(es)?|sector(es)?|alianzas?|caso de estudio|jugador(a|es|as)?|retos?)(?!\p{L})/giu;
