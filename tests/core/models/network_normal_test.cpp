// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/models/network_recordings.h"

#include <QtTest/QTest>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;
using namespace vestigo::testing;

/// What is usual at a plant, or in a recording, for the network: views of columns, words of the logs.
class NetworkNormalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void viewsAreWhatTheirNamesSay();
    void whatTheLogsNeverSaidBeforeIsNew();
    void aPlantsLogsTellWhatIsNew();
    void profilesSurviveAModelFile();
    void profilesOfAStrangeFileAreRefused_data();
    void profilesOfAStrangeFileAreRefused();
};

/// Plain sums beside those of the views.
void NetworkNormalTest::viewsAreWhatTheirNamesSay() {
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

void NetworkNormalTest::whatTheLogsNeverSaidBeforeIsNew() {
    const LogVocabulary nothing;
    const auto offline = nothing.novelty(talking(false, 40), 0);
    QCOMPARE(offline[word][40], 3.0F);
    QVERIFY(offline[word][41] < 1.0F);
    const auto causal = nothing.novelty(talking(true, 40), 0);
    QCOMPARE(causal[word][40], 3.0F);
    QCOMPARE(causal[word][0], 3.0F); // at the very beginning everything is new
    QVERIFY(causal[word][1] < 1.0F);
}

void NetworkNormalTest::aPlantsLogsTellWhatIsNew() {
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

void NetworkNormalTest::profilesSurviveAModelFile() {
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

void NetworkNormalTest::profilesOfAStrangeFileAreRefused_data() {
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<int>("numbers");
    QTest::addColumn<float>("value");
    QTest::newRow("a number is missing") << "normal/0/centre" << -1 << 0.0F;
    QTest::newRow("a scale of nothing") << "normal/0/scale" << 0 << 0.0F;
    QTest::newRow("a spread that is none") << "normal/0/spreads" << 0 << unknown;
    QTest::newRow("weights of another size") << "normal/0/weights" << -1 << 0.0F;
}

void NetworkNormalTest::profilesOfAStrangeFileAreRefused() {
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

QTEST_GUILESS_MAIN(NetworkNormalTest)
#include "network_normal_test.moc"
