// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "core/dataset/instruction_words.h"
#include "tests/core/dataset/feature_probe.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::dataset;
using timeline::FeatureSeries;
using vestigo::testing::beginsWith;
using vestigo::testing::featureOf;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::TemporaryFolder;

namespace {

const std::string header = "t,terminal,instruction,actor,result\n";
const double ln2 = std::log(2.0);
const double ln3 = std::log(3.0);
const double ln5 = std::log(5.0);

/// Features of all terminals (plc-01, cnc-01) from these rows, on steps of 0.5 s over 20 s.
LogFeatures featuresFrom(const std::string& log, bool causal = false) {
    const TemporaryFolder folder;
    RecordingBuilder builder(folder.path());
    builder.terminal("plc-01").terminal("cnc-01").instructions(log);
    const auto recording = recordings::openRecording(builder.write());
    AlignOptions options;
    options.causal = causal;
    auto features = featuresFromLogs(*recording, options, {});
    return features.finished() ? features.take() : LogFeatures();
}

std::vector<FeatureSeries> featuresOfPlc(const std::string& rows, bool causal = false) {
    LogFeatures features = featuresFrom(header + rows, causal);
    return features.terminals.empty() ? std::vector<FeatureSeries>() : features.terminals.front();
}

const std::string fourInstructions = "1.0,plc-01,READ_STATUS,mes,ok\n"
                                     "1.2,plc-01,WRITE_OUTPUTS,logic,ok\n"
                                     "1.4,plc-01,READ_STATUS,mes,error\n"
                                     "3.0,plc-01,READ_STATUS,mes,perhaps\n";

} // namespace

class InstructionFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Step k looks at (t - 2 s, t]: what happened at 1.0 s counts from step 2 (1.0 s) to step 5 (2.5 s), and
    /// no more at step 6 (3.0 s).
    void ratesAndRatiosOfTheWindow() {
        const auto features = featuresOfPlc(fourInstructions);
        QCOMPARE(features.size(), std::size_t(8));
        QVERIFY(beginsWith(featureOf(features, "instr_rate"),
                           {0, 0, 0.5, 1.5, 1.5, 1.5, 1.5, 0.5, 0.5, 0.5, 0, 0}));
        QVERIFY(beginsWith(featureOf(features, "instr_write_ratio"),
                           {0, 0, 0, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 0, 0, 0, 0, 0}));
        QVERIFY(beginsWith(featureOf(features, "instr_distinct"), {0, 0, 1, 2, 2, 2, 2, 1, 1, 1, 0, 0}));
        // "perhaps" is no result of the contract: it counts as ok.
        QVERIFY(beginsWith(featureOf(features, "instr_error_ratio"),
                           {0, 0, 0, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 0, 0, 0, 0, 0}));
        QCOMPARE(featureOf(features, "instr_rate").unit, std::string("1/s"));
        QCOMPARE(featureOf(features, "instr_surprise").unit, std::string("nats"));
        QVERIFY(featureOf(features, "control_mode").group == timeline::FeatureGroup::Instruction);
    }

    /// Additive smoothing of 0.5 over the two known words and one unknown; each transition without itself:
    /// READ -> WRITE 0.5 / (1 + 1.5), WRITE -> READ 0.5 / (0 + 1.5), READ -> READ 0.5 / (1 + 1.5).
    void surpriseLooksAtTheWholeLog() {
        const double three = (2 * ln5 + ln3) / 3;
        const double two = (ln5 + ln3) / 2;
        QVERIFY(beginsWith(featureOf(featuresOfPlc(fourInstructions), "instr_surprise"),
                           {0, 0, 0, two, two, two, three, ln5, ln5, ln5, 0}));
    }

    /// At the second instruction one word is known: 0.5 / (0 + 1); then as above, with the past alone.
    void causalSurpriseKnowsThePastOnly() {
        const double three = (ln2 + ln3 + ln5) / 3;
        const double two = (ln2 + ln3) / 2;
        QVERIFY(beginsWith(featureOf(featuresOfPlc(fourInstructions, true), "instr_surprise"),
                           {0, 0, 0, two, two, two, three, ln5, ln5, ln5, 0}));
    }

    void whoIsThereAndInWhichMode() {
        const auto features = featuresOfPlc("2.0,plc-01,LOGIN,eng.zhao,ok\n"
                                            "3.0,plc-01,MODE_MAINTENANCE,eng.zhao,ok\n"
                                            "4.0,plc-01,MODE_AUTO,eng.zhao,error\n"
                                            "5.0,plc-01,LOGOUT,eng.zhao,ok\n"
                                            "8.5,plc-01,LOGIN,op.li,error\n");
        const FeatureSeries level = featureOf(features, "auth_level");
        const FeatureSeries mode = featureOf(features, "control_mode");
        const FeatureSeries present = featureOf(features, "operator_present");
        for (std::size_t k = 0; k < level.values.size(); ++k) {
            const double t = 0.5 * static_cast<double>(k);
            QCOMPARE(level.values[k], t >= 2.0 && t < 5.0 ? 2.0F : 0.0F);
            QCOMPARE(mode.values[k], t >= 3.0 ? 2.0F : 0.0F);
            // One who logs out leaves within a second; one who fails to log in stands there for ten.
            const bool there = (t >= 2.0 && t <= 6.0) || (t >= 8.5 && t <= 18.5);
            QCOMPARE(present.values[k], there ? 1.0F : 0.0F);
        }
    }

    void levelsAndModesByWord() {
        QCOMPARE(levelOfActor("op.li"), 1);
        QCOMPARE(levelOfActor("Engineer"), 2);
        QCOMPARE(levelOfActor("admin.qian"), 3);
        QCOMPARE(levelOfActor("scada"), 0);
        QCOMPARE(levelOfActor(""), 0);
        QCOMPARE(modeSetBy("mode_manual").value_or(-1), 1);
        QCOMPARE(modeSetBy("MODE_AUTO").value_or(-1), 0);
        QVERIFY(!modeSetBy("READ_MODE_MANUAL").has_value());
        QVERIFY(!modeSetBy("START_CYCLE").has_value());
        QVERIFY(kindOfInstruction("read_db") == InstructionKind::Read);
        QVERIFY(kindOfInstruction("FIRMWARE_BLOCK") == InstructionKind::Write);
    }

    /// A row that stands there twice was logged twice: the rate says so, the number of words does not.
    void duplicatesCountTwice() {
        const auto features = featuresOfPlc("1.0,plc-01,READ_DB,mes,ok\n1.0,plc-01,READ_DB,mes,ok\n");
        QVERIFY(beginsWith(featureOf(features, "instr_rate"), {0, 0, 1, 1, 1, 1, 0}));
        QVERIFY(beginsWith(featureOf(features, "instr_distinct"), {0, 0, 1, 1, 1, 1, 0}));
    }

    void rowsOutOfOrderGiveTheSame() {
        const auto features = featuresOfPlc("3.0,plc-01,READ_STATUS,mes,perhaps\n"
                                            "1.2,plc-01,WRITE_OUTPUTS,logic,ok\n"
                                            "1.4,plc-01,READ_STATUS,mes,error\n"
                                            "1.0,plc-01,READ_STATUS,mes,ok\n");
        const auto sorted = featuresOfPlc(fourInstructions);
        QCOMPARE(features.size(), sorted.size());
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            QVERIFY2(vestigo::testing::sameUpTo(features[i], sorted[i], sorted[i].values.size()),
                     sorted[i].name.c_str());
        }
    }

    /// Steps hold (t - step, t]: what lies outside of the recording's time belongs to none.
    void eventsOutsideOfTheRecordingAreLeftOut() {
        const auto features = featuresOfPlc("-30,plc-01,READ_DB,mes,ok\n0,plc-01,READ_DB,mes,ok\n"
                                            "20.0,plc-01,READ_DB,mes,ok\n20.1,plc-01,READ_DB,mes,ok\n");
        const FeatureSeries rate = featureOf(features, "instr_rate");
        QVERIFY(beginsWith(rate, {0.5, 0.5, 0.5, 0.5, 0}));
        QCOMPARE(rate.values.size(), std::size_t(41));
        QCOMPARE(rate.values.back(), 0.5F);
        QCOMPARE(rate.values[39], 0.0F);
    }

    void aTerminalWithoutEntriesHasNoFeatures() {
        const LogFeatures features = featuresFrom(header + fourInstructions + "2.0,robot-9,READ_DB,mes,ok\n");
        QCOMPARE(features.terminals.size(), std::size_t(2));
        QVERIFY(features.terminals[1].empty());
        QVERIFY(features.problems.empty());
    }

    void anEmptyLogIsNoProblemAndABrokenOneIs() {
        const LogFeatures none = featuresFrom(header);
        QVERIFY(none.terminals[0].empty() && none.terminals[1].empty());
        const LogFeatures broken = featuresFrom(header + "1.0,plc-01,READ_DB\n2.0,plc-01,READ_DB,mes,ok\n");
        QCOMPARE(broken.problems.size(), std::size_t(1));
        QCOMPARE(broken.problems[0].stream, std::string("instructions"));
        QVERIFY(broken.terminals[0].empty());
    }

    /// With --causal a step is the same whether or not the log goes on; without, the surprise is not.
    void causalStepsDoNotKnowWhatFollows() {
        std::string begin = header;
        std::string rest;
        for (int i = 0; i < 120; ++i) {
            const double t = 0.16 * i;
            const char* words[] = {"READ_DB", "WRITE_PARAM", "LOGIN", "MODE_MANUAL", "LOGOUT"};
            const std::string row = std::to_string(t) + ",plc-01," + words[(i * i + i / 7) % 5] + ",op.li," +
                                    (i % 9 == 0 ? "error" : "ok") + "\n";
            (t <= 9.0 ? begin : rest) += row;
        }
        rest += "19.5,plc-01,DELETE_LOG,unknown,ok\n";
        constexpr std::size_t known = 19; // steps 0 .. 18 (9.0 s)
        bool offlineDiffers = false;
        for (const bool causal : {true, false}) {
            const auto whole = featuresFrom(begin + rest, causal).terminals[0];
            const auto cut = featuresFrom(begin, causal).terminals[0];
            QCOMPARE(whole.size(), cut.size());
            for (std::size_t i = 0; i < whole.size(); ++i) {
                const bool same = vestigo::testing::sameUpTo(whole[i], cut[i], known);
                QVERIFY2(same || !causal, whole[i].name.c_str());
                offlineDiffers = offlineDiffers || !same;
            }
        }
        QVERIFY(offlineDiffers);
    }
};

QTEST_GUILESS_MAIN(InstructionFeaturesTest)
#include "instruction_features_test.moc"
