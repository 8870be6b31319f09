/*
 * people.db: the large file, rebuilt from loads. Its tables are the meeting
 * place of intake, which fills them, and family, which reads them; so they
 * are described here and nowhere else.
 *
 * Text is as supplied (sanitised of nothing, checked to be UTF-8); dates are
 * ISO text and may be partial; a missing value is NULL, never ''.
 *
 *   build         one row: when it was made and of what kind ("real", "training")
 *   source        one row a source; document is api's source_document as JSON
 *   record        one row of a source about one person, with its identity as supplied
 *   name          further names of a record: former, known_as
 *   address       further addresses of a record: current, previous
 *   identifier    further numbers of a record
 *   involvement   what a service holds: state is the code of enum state (open, closed, held)
 *   detail        further facts; item groups the parts of one repeated detail, newest first
 *   warning       a warning with its review date
 *   relationship  from is RELATION of to: (from, "mother", to) reads "from is the mother of to"; both
 *                 persons are 0 where one of them is not here (yet)
 *   person        the cluster: display values chosen at the build; id is minted in store.db
 *   possible      record (of another person) may be this person; never merged by itself
 *
 * Of somebody who is sealed there is no row in person and none in possible: their records, and the links to
 * them, carry the numbers below zero. They are here only for the next build to carry over.
 *
 * person.id is the number behind the id that people see: "P17" is 17
 * (store/person_id.h). record.rule is enum join_rule. The search index has its
 * own tables, made by family.
 */
#ifndef FAMCTX_STORE_PEOPLE_H
#define FAMCTX_STORE_PEOPLE_H

#include "famctx/base/base.h"

#define PEOPLE_VERSION 1

/* The statements that make an empty people.db, without the indexes. */
extern const char people_tables_sql[];
/* The indexes, made after the rows for speed. */
extern const char people_indexes_sql[];

#endif
