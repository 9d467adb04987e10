// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/vgmsstgat/network_data.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

timeline::FeatureSeries series(const std::string& name, std::vector<float> values,
                               timeline::FeatureGroup group = timeline::FeatureGroup::Operating) {
    timeline::FeatureSeries made;
    made.name = name;
    made.group = group;
    for (const float value : values) {
        made.present.push_back(std::isnan(value) ? 0 : 1);
    }
    made.values = std::move(values);
    return made;
}

std::vector<float> noise(std::size_t steps, double level, double spread, std::uint64_t seed) {
    Random random(seed);
    std::vector<float> values;
    for (std::size_t k = 0; k < steps; ++k) {
        values.push_back(static_cast<float>(level + spread * random.normal()));
    }
    return values;
}

timeline::PictureSequence pictures(std::size_t steps) {
    timeline::PictureSequence made;
    made.stream = "device";
    made.channels = networkMapChannels;
    made.rows = 1;
    made.columns = 2;
    Random random(77);
    for (std::size_t k = 0; k < steps; ++k) {
        made.present.push_back(k % 2 == 0 ? 1 : 2);
        made.luminance.push_back(100.0F);
        made.noise.push_back(2.0F);
        for (std::size_t i = 0; i < made.mapFloats(); ++i) {
            made.maps.push_back(halfOf(static_cast<float>(1.0 + 0.1 * random.normal())));
        }
    }
    return made;
}

/// A machine with three columns, one that joins at step 20, and one that has a camera alone.
timeline::AlignedRecording recordingOf(std::size_t steps, bool causal) {
    timeline::AlignedRecording recording;
    recording.grid.steps = steps;
    recording.grid.stepSeconds = 0.5;
    recording.causal = causal;
    timeline::AlignedTerminal lathe;
    lathe.id = "lathe";
    lathe.type = "cnc_lathe";
    lathe.features = {series("temperature_c", noise(steps, 40.0, 1.0, 1)),
                      series("current_a", noise(steps, 10.0, 0.5, 2)),
                      series("coolant_colour", noise(steps, 3.0, 0.2, 3))};
    lathe.positionMetres = {{0.0, 0.0}};
    timeline::AlignedTerminal late;
    late.id = "late";
    late.type = "press";
    std::vector<float> values = noise(steps, 5.0, 1.0, 4);
    std::fill_n(values.begin(), std::min<std::size_t>(20, steps), unknown);
    late.features = {series("pressure_bar", values)};
    late.positionMetres = {{3.0, 4.0}};
    timeline::AlignedTerminal seen;
    seen.id = "seen";
    seen.type = "agv";
    seen.features = {series("device.change", noise(steps, 5.0, 0.1, 5), timeline::FeatureGroup::Video)};
    seen.pictures = {pictures(steps)};
    recording.terminals = {lathe, late, seen};
    recording.links = {
        {"lathe", "late", false, 0.7}, {"late", "lathe", true, 0.4}, {"lathe", "nobody", true, 1.0}};
    return recording;
}

/// The first `steps` of a recording.
timeline::AlignedRecording cut(timeline::AlignedRecording recording, std::size_t steps) {
    recording.grid.steps = steps;
    for (timeline::AlignedTerminal& terminal : recording.terminals) {
        for (timeline::FeatureSeries& feature : terminal.features) {
            feature.values.resize(steps);
            feature.present.resize(steps);
        }
        for (timeline::PictureSequence& sequence : terminal.pictures) {
            sequence.present.resize(steps);
            sequence.luminance.resize(steps);
            sequence.noise.resize(steps);
            sequence.maps.resize(steps * sequence.mapFloats());
        }
    }
    return recording;
}

TrainingExample exampleOf(const timeline::AlignedRecording& recording) {
    TrainingExample example;
    example.recording = std::make_shared<const timeline::AlignedRecording>(recording);
    for (std::size_t t = 0; t < recording.terminals.size(); ++t) {
        example.abnormal.emplace_back(recording.grid.steps, std::uint8_t{0});
        example.types.emplace_back(recording.grid.steps, std::int8_t{-1});
    }
    return example;
}

NormalProfiles profilesOf(const timeline::AlignedRecording& recording) {
    const ExampleColumns columns = columnsOfExample(exampleOf(recording));
    return NormalProfiles::fit({&columns}, recording.causal, {});
}

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
    void viewsAreWhatTheirNamesSay();
    void whatTheLogsNeverSaidBeforeIsNew();
    void aPlantsLogsTellWhatIsNew();
    void profilesSurviveAModelFile();
    void profilesOfAStrangeFileAreRefused_data();
    void profilesOfAStrangeFileAreRefused();
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

/// Plain sums beside those of the views.
void NetworkDataTest::viewsAreWhatTheirNamesSay() {
    kmeans::TerminalColumns columns;
    columns.id = "a";
    columns.steps = 60;
    columns.names = {"x"};
    columns.groups = {timeline::FeatureGroup::Operating};
    columns.attended.assign(60, 0);
    columns.columns = {noise(60, 0.0, 1.0, 9)};
    columns.columns[0][50] = unknown;
    kmeans::Profile profile;
    profile.settings = normalSettings(true);
    profile.names = columns.names;
    profile.groups = columns.groups;
    profile.centre = {0.5F};
    profile.scale = {2.0F};
    profile.residualScale = {1.0F};
    profile.weights = {2, {0.0F, 0.25F}}; // nothing predicts it but a constant
    const ColumnViews views = rawViews(profile, columns);
    const auto at = [&](View view, std::size_t k) {
        return static_cast<double>(views.values[static_cast<std::size_t>(view)][0][k]);
    };
    const auto value = [&](std::size_t k) {
        return (static_cast<double>(columns.columns[0][k]) - 0.5) / 2.0;
    };
    const std::size_t k = 52;
    QVERIFY(std::abs(at(View::Value, k) - value(k)) < 1e-5);
    QVERIFY(std::abs(at(View::Residual, k) - (value(k) - 0.25)) < 1e-5);
    double before = 0.0;
    for (std::size_t i = 37; i <= 48; ++i) {
        before += value(i) / 12.0;
    }
    QVERIFY(std::abs(at(View::Rise, k) - ((value(51) + value(52)) / 2.0 - before)) < 1e-5);
    const auto deviation = [&](std::size_t from, std::size_t to) {
        double sum = 0.0;
        double square = 0.0;
        double count = 0.0;
        for (std::size_t i = from; i <= to; ++i) {
            if (i != 50) {
                sum += value(i);
                square += value(i) * value(i);
                count += 1.0;
            }
        }
        return std::sqrt(square / count - sum * sum / count / count);
    };
    const double spread = std::log(deviation(47, 52) + 0.05) - std::log(deviation(12, 46) + 0.05);
    QVERIFY2(std::abs(at(View::Spread, k) - spread) < 1e-4, qPrintable(QString::number(at(View::Spread, k))));
    QVERIFY(std::isnan(at(View::Value, 50)));
    std::vector<double> past;
    for (std::size_t i = 0; i < 20; ++i) {
        past.push_back(value(i));
    }
    std::sort(past.begin(), past.end());
    const double level = (past[9] + past[10]) / 2.0 * 20.0 / 24.0; // half known with 4 steps
    QVERIFY(std::abs(at(View::OfLevel, 20) - (value(20) - level)) < 1e-4);
}

namespace {

/// Two terminals that say word 1 at each step, and word 2 at one.
timeline::AlignedRecording talking(bool causal, std::size_t strangeStep) {
    timeline::AlignedRecording recording = recordingOf(60, causal);
    for (std::size_t t = 0; t < 2; ++t) {
        for (std::uint32_t k = 0; k < 60; ++k) {
            recording.terminals[t].logTraits.push_back(
                {1, k, static_cast<std::uint8_t>(timeline::LogTraitKind::Word)});
        }
    }
    recording.terminals[0].logTraits.push_back({2, static_cast<std::uint32_t>(strangeStep),
                                                static_cast<std::uint8_t>(timeline::LogTraitKind::Word)});
    return recording;
}

constexpr auto word = static_cast<std::size_t>(timeline::LogTraitKind::Word);

} // namespace

void NetworkDataTest::whatTheLogsNeverSaidBeforeIsNew() {
    const LogVocabulary nothing;
    const auto offline = nothing.novelty(talking(false, 40), 0);
    QCOMPARE(offline[word][40], 3.0F);
    QVERIFY(offline[word][41] < 1.0F);
    const auto causal = nothing.novelty(talking(true, 40), 0);
    QCOMPARE(causal[word][40], 3.0F);
    QCOMPARE(causal[word][0], 3.0F); // at the very beginning everything is new
    QVERIFY(causal[word][1] < 1.0F);
}

void NetworkDataTest::aPlantsLogsTellWhatIsNew() {
    LogVocabulary plant;
    for (int i = 0; i < 10; ++i) {
        const std::vector<std::vector<std::uint8_t>> normal(3, std::vector<std::uint8_t>(60, 1));
        plant.add(talking(false, 30), normal);
    }
    auto other = talking(true, 30);
    other.terminals[0].logTraits.push_back({3, 50, static_cast<std::uint8_t>(timeline::LogTraitKind::Word)});
    const auto novelty = plant.novelty(other, 0);
    QVERIFY(novelty[word][30] < 0.1F); // said in every recording
    QCOMPARE(novelty[word][50], 3.0F);
    // What was said in an anomaly is no more usual, and neither is what its partner heard then.
    LogVocabulary spoiled;
    for (int i = 0; i < 10; ++i) {
        std::vector<std::vector<std::uint8_t>> normal(3, std::vector<std::uint8_t>(60, 1));
        normal[0][30] = 0;
        auto recording = talking(false, 30);
        recording.terminals[1].logTraits.push_back(
            {2, 30, static_cast<std::uint8_t>(timeline::LogTraitKind::Word)});
        spoiled.add(recording, normal);
    }
    QCOMPARE(spoiled.novelty(other, 0)[word][30], 3.0F);
    LogVocabulary read;
    QVERIFY(read.read(plant.json()));
    QVERIFY(read.novelty(other, 0) == novelty);
    for (const char* text :
         {"", "[]", R"({"recordings": 1, "keys": {"xy": 1}})", R"({"recordings": 1, "keys": {"00": 2}})",
          R"({"recordings": -1, "keys": {}})"}) {
        QVERIFY2(!read.read(text), text);
    }
}

void NetworkDataTest::profilesSurviveAModelFile() {
    const timeline::AlignedRecording recording = recordingOf(200, false);
    ModelState state;
    profilesOf(recording).addTo(state);
    const auto read = NormalProfiles::of(state);
    QVERIFY(read.ok());
    const NetworkData before = networkData(recording, &*read);
    const NormalProfiles fresh = profilesOf(recording);
    const NetworkData after = networkData(recording, &fresh);
    QVERIFY(before.columnValues == after.columnValues);
    QVERIFY(read->find("lathe", "other") != nullptr);
    QVERIFY(read->find("another lathe", "cnc_lathe") != nullptr);
    QVERIFY(read->find("another lathe", "boiler") == nullptr);
}

void NetworkDataTest::profilesOfAStrangeFileAreRefused_data() {
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<int>("numbers");
    QTest::addColumn<float>("value");
    QTest::newRow("a number is missing") << "normal/0/centre" << -1 << 0.0F;
    QTest::newRow("a scale of nothing") << "normal/0/scale" << 0 << 0.0F;
    QTest::newRow("a spread that is none") << "normal/0/spreads" << 0 << unknown;
    QTest::newRow("weights of another size") << "normal/0/weights" << -1 << 0.0F;
}

void NetworkDataTest::profilesOfAStrangeFileAreRefused() {
    QFETCH(QString, tensor);
    QFETCH(int, numbers);
    QFETCH(float, value);
    ModelState state;
    profilesOf(recordingOf(200, false)).addTo(state);
    std::vector<float>& values = state.tensors.at(tensor.toStdString()).values;
    if (numbers < 0) {
        values.pop_back();
    } else {
        values[0] = value;
    }
    QVERIFY(!NormalProfiles::of(state).ok());
}

QTEST_GUILESS_MAIN(NetworkDataTest)
#include "network_data_test.moc"
