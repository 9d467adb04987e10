// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/models/network_recordings.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;
using namespace vestigo::testing;

namespace {

/// [steps * width] of one row of both, compared up to the shorter one's end.
template <class Value>
void sameBeginning(const std::vector<Value>& longer, std::size_t longSteps, const std::vector<Value>& shorter,
                   std::size_t shortSteps, std::size_t width, const char* what) {
    const std::size_t rows = shorter.size() / (shortSteps * width);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t i = 0; i < shortSteps * width; ++i) {
            const Value a = longer[r * longSteps * width + i];
            const Value b = shorter[r * shortSteps * width + i];
            QVERIFY2(
                a == b || (a != a && b != b),
                qPrintable(QStringLiteral("%1, row %2, number %3").arg(QLatin1String(what)).arg(r).arg(i)));
        }
    }
}

} // namespace

class NetworkDataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatComesLaterChangesNothingThatIsCausal_data();
    void whatComesLaterChangesNothingThatIsCausal();
    void valuesStandInUsualSpreads();
    void whatIsMissingIsMarkedAndZero();
    void relationsAreThoseOfThePlant();
    void columnsAreKnownByTheContractsNames();
    void mapsAreDistancesFromThePast();
};

void NetworkDataTest::whatComesLaterChangesNothingThatIsCausal_data() {
    QTest::addColumn<bool>("calibrated");
    QTest::newRow("by the plant's profiles") << true;
    QTest::newRow("by the recording itself") << false;
}

void NetworkDataTest::whatComesLaterChangesNothingThatIsCausal() {
    QFETCH(bool, calibrated);
    const timeline::AlignedRecording whole = recordingOf(100, true);
    const NormalProfiles profiles = profilesOf(whole);
    const NormalProfiles* used = calibrated ? &profiles : nullptr;
    const NetworkData all = networkData(whole, used);
    const NetworkData begun = networkData(cut(whole, 57), used);
    QCOMPARE(begun.columns, all.columns);
    sameBeginning(all.columnValues, 100, begun.columnValues, 57, columnChannelCount, "columns");
    sameBeginning(all.columnsPresent, 100, begun.columnsPresent, 57, 1, "columns' presence");
    sameBeginning(all.measures, 100, begun.measures, 57, pictureMeasureCount, "measures");
    sameBeginning(all.maps, 100, begun.maps, 57, networkMapChannels * std::size_t{2}, "maps");
    sameBeginning(all.present, 100, begun.present, 57, 1, "presence");
    sameBeginning(all.observed, 100, begun.observed, 57, 3, "confounders");
}

void NetworkDataTest::valuesStandInUsualSpreads() {
    timeline::AlignedRecording recording = recordingOf(400, false);
    const NormalProfiles profiles = profilesOf(recording);
    std::vector<float>& temperature = recording.terminals[0].features[0].values;
    for (std::size_t k = 300; k < 320; ++k) {
        temperature[k] = 48.0F; // eight of its spreads above its usual 40
    }
    const NetworkData data = networkData(recording, &profiles);
    const auto& names = data.columnNames[0];
    const auto row =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), "temperature_c") - names.begin());
    QVERIFY(row < names.size());
    for (const View view : {View::Value, View::Residual, View::OfLevel, View::ResidualOfLevel}) {
        const auto channel = static_cast<int>(view);
        const float away = data.columnValues[(row * data.steps + 310) * columnChannelCount +
                                             static_cast<std::size_t>(channel)];
        QVERIFY2(std::abs(std::sinh(away) - 8.0F) < 1.6F, qPrintable(QString::number(std::sinh(away))));
        const float usual = data.columnValues[(row * data.steps + 100) * columnChannelCount +
                                              static_cast<std::size_t>(channel)];
        QVERIFY(std::abs(std::sinh(usual)) < 4.0F);
    }
}

void NetworkDataTest::whatIsMissingIsMarkedAndZero() {
    const NetworkData data = networkData(recordingOf(60, false), nullptr);
    for (std::size_t k = 0; k < 60; ++k) {
        const std::size_t lateRow = (1 * data.columns) * data.steps + k;
        QCOMPARE(data.columnsPresent[lateRow], k < 20 ? 0.0F : 1.0F);
        QVERIFY(k >= 20 || data.columnValues[lateRow * columnChannelCount] == 0.0F);
        QCOMPARE(data.present[data.steps + k], k < 20 ? 0.0F : 1.0F);
        QCOMPARE(data.picturesPresent[k], 0.0F); // the lathe has no camera
        QCOMPARE(data.picturesPresent[2 * 2 * data.steps + k], 1.0F);
    }
    // Beyond its own columns a terminal's rows are filled up.
    const std::size_t beyond = (2 * data.columns + data.columns - 1) * data.steps;
    QCOMPARE(data.columnNames[2].size(), std::size_t{1});
    QCOMPARE(data.columnsPresent[beyond], 0.0F);
}

void NetworkDataTest::relationsAreThoseOfThePlant() {
    const NetworkData data = networkData(recordingOf(40, false), nullptr);
    // One known distance, 5 m, which is the site's median: exp(-1).
    QVERIFY(std::abs(data.nearness[1] - std::exp(-1.0F)) < 1e-6F);
    QCOMPARE(data.nearness[2], 0.0F); // nobody knows where the third one is
    QCOMPARE(data.nearness[8], 1.0F);
    QCOMPARE(data.communication[1], 0.7F);
    QCOMPARE(data.communication[3], 0.0F);
    QCOMPARE(data.operation[3], 0.4F);
    QCOMPARE(data.operation[1], 0.0F);
}

void NetworkDataTest::columnsAreKnownByTheContractsNames() {
    QCOMPARE(columnKindOf("instr_rate"), 0);
    QCOMPARE(columnKindOf("load_pct"), 27);
    QCOMPARE(columnKindOf("attended"), 28);
    QCOMPARE(columnKindOf("coolant_colour"), 29);
}

void NetworkDataTest::mapsAreDistancesFromThePast() {
    timeline::AlignedRecording recording = recordingOf(40, true);
    timeline::PictureSequence& sequence = recording.terminals[2].pictures[0];
    const std::size_t floats = sequence.mapFloats();
    std::fill(sequence.maps.begin(), sequence.maps.end(), halfOf(2.0F));
    std::fill_n(sequence.maps.begin() + static_cast<std::ptrdiff_t>(30 * floats), floats, halfOf(3.0F));
    const NetworkData data = networkData(recording, nullptr);
    const std::size_t first = 2 * 2 * data.steps * floats;
    QCOMPARE(floatOf(data.maps[first]), 0.0F);                                 // nothing came before it
    QCOMPARE(floatOf(data.maps[first + 20 * floats]), 0.0F);                   // as always
    QVERIFY(std::abs(floatOf(data.maps[first + 30 * floats]) - 0.5F) < 1e-3F); // a half more than the usual 2
}

QTEST_GUILESS_MAIN(NetworkDataTest)
#include "network_data_test.moc"
