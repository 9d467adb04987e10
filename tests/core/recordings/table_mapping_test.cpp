// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a loose table under other names: the head, what is refused, the file that is written.
#include "core/recordings/loose_file.h"
#include "core/recordings/table_mapping.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <fstream>
#include <sstream>

using namespace vestigo;
using namespace vestigo::recordings;

namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Nothing : ProgressSink {
    void report(const Progress&) override {}
};

TableMapping sample() {
    TableMapping mapping;
    mapping.columns = {{"Zeit", "Zeit", "", true},
                       {"drehzahl", "spindle speed", "rpm", true},
                       {"bemerkung", "bemerkung", "", false}};
    mapping.timeColumn = "Zeit";
    return mapping;
}

} // namespace

class TableMappingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHeadBearsTheNewNames() {
        CsvHeader header;
        header.names = {"Zeit", "drehzahl", "bemerkung", "t"};
        QCOMPARE(mappedHeader(header, sample()).names,
                 (std::vector<std::string>{"t", "spindle speed [rpm]", "", ""}));
        TableMapping moment = sample();
        moment.timeIsMoment = true;
        QCOMPARE(mappedHeader(header, moment).names.front(), std::string("timestamp"));
        QVERIFY(changesNothing(header, TableMapping()));
        QVERIFY(!changesNothing(header, sample()));
    }

    void aUnitThatTheNameBearsIsNotSaidTwice() {
        QCOMPARE(mappedName({"a", "speed_rpm", "rpm", true}), std::string("speed_rpm"));
        QCOMPARE(mappedName({"a", "speed", "rpm", true}), std::string("speed [rpm]"));
        QCOMPARE(mappedName({"a", "speed", "", true}), std::string("speed"));
    }

    void whatCannotBeReadIsRefused() {
        QVERIFY(checkMapping(TableMapping(), "a.csv").empty());
        QVERIFY(checkMapping(sample(), "a.csv").empty());
        TableMapping twice = sample();
        twice.columns[2] = {"bemerkung", "spindle speed", "rpm", true};
        QCOMPARE(checkMapping(twice, "a.csv").size(), std::size_t(1));
        TableMapping nameless = sample();
        nameless.columns[1].name.clear();
        QVERIFY(!checkMapping(nameless, "a.csv").empty());
        TableMapping second = sample();
        second.columns[1] = {"drehzahl", "timestamp", "", true}; // would be read as another time
        QVERIFY(!checkMapping(second, "a.csv").empty());
        TableMapping nothing = sample();
        nothing.columns[1].keep = false;
        QVERIFY(!checkMapping(nothing, "a.csv").empty());
    }

    void cellsAreWrittenToTheLetter() {
        testing::TemporaryFolder folder;
        const auto from = folder.write(
            "a.csv", "Zeit;drehzahl;bemerkung\n0,5;10,25;\"a;b\"\n\n1,5;1e3;\"say \"\"no\"\"\"\n2;7");
        TableMapping mapping = sample();
        mapping.columns[2] = {"bemerkung", "note", "", true};
        const auto to = folder / "out" / "b.csv";
        QVERIFY(writeMappedTable(from, mapping, to, {}).finished());
        QCOMPARE(read(to), std::string("t;spindle speed [rpm];note\n0,5;10,25;\"a;b\"\n"
                                       "1,5;1e3;\"say \"\"no\"\"\"\n"));
        CancelSource source;
        source.cancel();
        QVERIFY(writeMappedTable(from, mapping, folder / "c.csv", source.token()).cancelled());
    }

    /// From the loose file to the recording: read under the mapping, written so, the original beside it.
    void anImportedTableIsReadByItsNewNames() {
        testing::TemporaryFolder folder;
        const std::string text = "Zeit,drehzahl,bemerkung\n0,10,x\n1,20,y\n";
        const auto file = folder.write("lathe.csv", text.c_str());
        const auto loose = inspectLooseFile(file, {});
        QVERIFY(loose.finished() && !loose.value().problems.empty()); // it has no time by itself
        const auto again = inspectMapped(loose.value(), sample(), {});
        QVERIFY(again.finished() && again.value().problems.empty());
        QCOMPARE(again.value().table->columns, std::vector<std::string>{"spindle speed [rpm]"});
        ImportRequest request;
        request.out = folder / "made";
        request.tables.push_back({"lathe-01", file, 0.0, sample()});
        QVERIFY(checkImport(request).empty());
        Nothing progress;
        const auto made = importRecording(request, {}, progress);
        QVERIFY(made.finished());
        const Stream* stream = made.value().findStream("lathe-01", "behavior");
        QVERIFY(stream != nullptr);
        QCOMPARE(read(folder / "made" / stream->file), std::string("t,spindle speed [rpm]\n0,10\n1,20\n"));
        QCOMPARE(read(folder / "made" / "source" / "lathe-01.csv"), text);
        QCOMPARE(made.value().durationSeconds, 1.0);
    }

    void momentsAreFoundInAnyColumn() {
        testing::TemporaryFolder folder;
        const auto file = folder.write("a.csv", "when,x\n2024-05-17T01:32:00Z,1\n2024-05-17T01:32:05Z,2\n");
        TableMapping mapping;
        mapping.columns = {{"when", "when", "", true}, {"x", "x", "", true}};
        mapping.timeColumn = "when";
        mapping.timeIsMoment = true;
        const auto loose = inspectLooseFile(file, {});
        QVERIFY(loose.finished());
        const auto again = inspectMapped(loose.value(), mapping, {});
        QVERIFY(again.finished() && again.value().startedAt.has_value());
        QCOMPARE(formatTimestamp(*again.value().startedAt), std::string("2024-05-17T01:32:00Z"));
        mapping.timeIsMoment = false; // seconds from the start they are not
        QVERIFY(!inspectMapped(loose.value(), mapping, {}).value().problems.empty());
    }
};

QTEST_APPLESS_MAIN(TableMappingTest)
#include "table_mapping_test.moc"
