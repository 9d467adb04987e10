// SPDX-License-Identifier: GPL-3.0-or-later
// Index files that are cut short, changed or made with ill will: refused or read with gaps, never a crash.
#include "core/timeline/series_file.h"
#include "tests/core/timeline/series_probe.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>

#include <fstream>
#include <iterator>
#include <random>

using namespace vestigo;
using namespace vestigo::timeline;

namespace {

std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

testing::PlainTable smallTable() {
    testing::PlainTable table = testing::quietTable(3000, 2, 0.01);
    for (std::size_t i = 0; i < table.times.size(); ++i) {
        table.times[i] += 0.001 * static_cast<double>(i % 3); // not uniform: times lie in the file
    }
    return table;
}

/// Everything that a view asks of a file.
void askAll(const SeriesFile& file) {
    for (std::size_t column = 0; column < file.columns().size(); ++column) {
        file.extent(column);
        for (const double cell : {0.001, 0.1, 5.0, 1000.0}) {
            const SeriesWindow window = file.window(column, {-10.0, 40.0}, cell);
            QVERIFY(window.cells.size() < 100000 && window.samples.size() <= file.rows());
        }
        for (double t = -1.0; t < 40.0; t += 0.77) {
            file.at(column, t);
        }
    }
    file.visitRows({0}, file.range(), [](double, const std::vector<float>&) { return true; });
}

} // namespace

class SeriesDamageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutShortIsRefused();
    void headAndFooterAreChecked();
    void changedRowsNeverCrash();
    void aChangedByteIsMissingAndNeverShown();
    void cutWhileOpenGivesGaps();
    void illMadeFootersAreRefused();
    void nothingIsSeenBeforeItIsComplete();
    void withoutRowsThereIsNoFile();
};

void SeriesDamageTest::cutShortIsRefused() {
    const testing::TemporaryFolder folder;
    QVERIFY(testing::writtenTable(smallTable(), folder / "a.series"));
    const std::string whole = bytesOf(folder / "a.series");
    for (std::size_t length = 0; length < whole.size(); length += 1 + length / 7) {
        const auto opened = SeriesFile::open(folder.write("cut.series", whole.substr(0, length)));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::DatabaseInvalid);
    }
    QVERIFY(!SeriesFile::open(folder.write("long.series", whole + "x")));
    QVERIFY(!SeriesFile::open(folder / "none.series"));
    QVERIFY(!SeriesFile::open(folder.path()));
}

void SeriesDamageTest::headAndFooterAreChecked() {
    const testing::TemporaryFolder folder;
    QVERIFY(testing::writtenTable(smallTable(), folder / "a.series"));
    const std::string whole = bytesOf(folder / "a.series");
    const auto place = decodeHead(whole.substr(0, SeriesFooter::headBytes), whole.size());
    QVERIFY(place.has_value());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        const bool checked = at < 112 || at >= place->offset; // the head's last bytes are empty
        if (checked) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x10);
            QVERIFY2(!SeriesFile::open(folder.write("b.series", changed)), qPrintable(QString::number(at)));
        }
    }
}

void SeriesDamageTest::changedRowsNeverCrash() {
    const testing::TemporaryFolder folder;
    QVERIFY(testing::writtenTable(smallTable(), folder / "a.series"));
    const std::string whole = bytesOf(folder / "a.series");
    const auto place = decodeHead(whole.substr(0, SeriesFooter::headBytes), whole.size());
    std::mt19937 random(1);
    for (int round = 0; round < 60; ++round) {
        std::string changed = whole;
        for (int i = 0; i < 200; ++i) {
            const auto at = std::uniform_int_distribution<std::size_t>(SeriesFooter::headBytes,
                                                                       place->offset - 1)(random);
            changed[at] = static_cast<char>(random());
        }
        const auto opened = SeriesFile::open(folder.write("b.series", changed));
        QVERIFY(opened);
        askAll(**opened);
    }
}

/// Each byte of the rows in turn: what is shown is what was written, or nothing, and the file says that it is
/// damaged.
void SeriesDamageTest::aChangedByteIsMissingAndNeverShown() {
    const testing::TemporaryFolder folder;
    const auto sound = testing::writtenTable(smallTable(), folder / "a.series");
    QVERIFY(sound);
    const std::string whole = bytesOf(folder / "a.series");
    const auto place = decodeHead(whole.substr(0, SeriesFooter::headBytes), whole.size());
    const auto rowsOf = [](const SeriesFile& file) {
        std::vector<std::pair<double, std::vector<float>>> rows;
        file.visitRows({0, 1}, file.range(), [&rows](double t, const std::vector<float>& values) {
            rows.emplace_back(t, values);
            return true;
        });
        return rows;
    };
    const auto written = rowsOf(*sound);
    QCOMPARE(written.size(), std::size_t(3000));
    QVERIFY(!sound->damaged());
    for (std::size_t at = SeriesFooter::headBytes; at < place->offset; at += 97) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x04);
        const auto opened = SeriesFile::open(folder.write("b.series", changed));
        QVERIFY(opened);
        const auto rows = rowsOf(**opened);
        askAll(**opened);
        QVERIFY2((*opened)->damaged(), qPrintable(QString::number(at)));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t c = 0; c < 2; ++c) {
                const float value = rows[i].second[c];
                QVERIFY(std::isnan(value) || value == written[i].second[c]);
            }
        }
        for (std::size_t column = 0; column < 2; ++column) {
            for (const Extent& cell : (*opened)->window(column, {0.0, 30.0}, 5.0).cells) {
                const Extent all = sound->extent(column);
                QVERIFY(cell.empty() || (cell.smallest >= all.smallest && cell.largest <= all.largest));
            }
        }
    }
}

void SeriesDamageTest::cutWhileOpenGivesGaps() {
    const testing::TemporaryFolder folder;
    const auto file = testing::writtenTable(smallTable(), folder / "a.series");
    QVERIFY(file);
    std::filesystem::resize_file(folder / "a.series", 1000);
    askAll(*file);
    for (const SeriesSample& sample : file->window(1, {10.0, 11.0}, 0.001).samples) {
        QVERIFY(std::isnan(sample.value));
    }
}

void SeriesDamageTest::illMadeFootersAreRefused() {
    // Footers with a right checksum that claim what is not there.
    SeriesFooter good;
    good.columns = {"a"};
    good.rows = 10;
    good.usualStep = 1.0;
    good.chunks = {{SeriesFooter::headBytes, 10, TimeKind::Uniform, 0.0, 9.0, 1.0}};
    good.extents = {{0.0F, 1.0F}};
    good.sums = {7};
    const std::uint64_t end = SeriesFooter::headBytes + ChunkLayout(10, 1, TimeKind::Uniform).bytes();
    QVERIFY(decodeFooter(encodeFooter(good), end).has_value());
    QVERIFY(!decodeFooter(encodeFooter(good), end - 1).has_value());
    const auto refused = [&good, end](const auto& spoil) {
        SeriesFooter bad = good;
        spoil(bad);
        return !decodeFooter(encodeFooter(bad), end).has_value();
    };
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].offset = ~0ULL - 100; }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].offset = 0; }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].rows = 0xFFFFFFFFU; }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].rows = 0; }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].times = static_cast<TimeKind>(9); }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].first = std::nan(""); }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].last = -1.0; }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks[0].step = HUGE_VAL; }));
    QVERIFY(refused([](SeriesFooter& f) { f.rows = 11; }));
    QVERIFY(refused([](SeriesFooter& f) { f.columns.clear(); }));
    QVERIFY(refused([](SeriesFooter& f) { f.columns.resize(5000); }));
    QVERIFY(refused([](SeriesFooter& f) { f.extents.clear(); }));
    QVERIFY(refused([](SeriesFooter& f) { f.sums.clear(); }));
    QVERIFY(refused([](SeriesFooter& f) { f.sums.push_back(7); }));
    QVERIFY(refused([](SeriesFooter& f) { f.usualStep = -1.0; }));
    QVERIFY(refused([](SeriesFooter& f) { f.chunks.clear(); }));
}

void SeriesDamageTest::nothingIsSeenBeforeItIsComplete() {
    const testing::TemporaryFolder folder;
    {
        auto writer = SeriesWriter::create(folder / "a.series", {"a"}, "test");
        QVERIFY(writer);
        const double value = 1.0;
        QVERIFY(writer->add(0.0, &value));
        QVERIFY(!std::filesystem::exists(folder / "a.series"));
    }
    QVERIFY(std::filesystem::is_empty(folder.path())); // given up: nothing stays
    QVERIFY(!SeriesWriter::create(folder / "no such folder/a.series", {"a"}, "test"));
    QVERIFY(!SeriesWriter::create(folder / "a.series", {}, "test"));
}

void SeriesDamageTest::withoutRowsThereIsNoFile() {
    const testing::TemporaryFolder folder;
    auto writer = SeriesWriter::create(folder / "a.series", {"a"}, "test");
    QVERIFY(writer);
    const auto finished = writer->finish();
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, ErrorCode::Empty);
    QVERIFY(!std::filesystem::exists(folder / "a.series"));
}

QTEST_APPLESS_MAIN(SeriesDamageTest)
#include "series_damage_test.moc"
