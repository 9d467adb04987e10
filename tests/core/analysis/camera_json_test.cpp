// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::analysis;
using timeline::CameraCondition;

namespace {

Analysis watched() {
    Analysis analysis;
    analysis.recordingId = "r";
    analysis.recordingSha256 = std::string(64, '0');
    analysis.engine = "kmeans";
    TerminalResult terminal;
    terminal.id = terminal.type = terminal.name = "a";
    timeline::CameraState covered;
    covered.condition = CameraCondition::Covered;
    covered.range = {3.0, 9.5};
    covered.severity = 0.25;
    covered.box = timeline::Box{1.0, 2.0, 30.0, 40.0};
    covered.maintenance = true;
    covered.measured = {{"covered_share", 0.25, 0.0}};
    timeline::CameraState frozen;
    frozen.condition = CameraCondition::Frozen;
    frozen.range = {20.0, 30.0};
    frozen.severity = 1.0;
    frozen.measured = {{"change", 0.0, std::nullopt}};
    terminal.cameras = {{"device", {covered, frozen}}, {"operator", {}}};
    analysis.terminals = {terminal};
    Incident incident;
    incident.id = "i1";
    Episode episode;
    episode.terminal = "a";
    episode.cameraEvidence = CameraEvidence::Only;
    incident.episodes = {episode, episode, episode};
    incident.episodes[1].cameraEvidence = CameraEvidence::Also;
    incident.episodes[2].cameraEvidence = CameraEvidence::None;
    analysis.incidents = {incident};
    return analysis;
}

} // namespace

class CameraJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesComeBackAsTheyWereWritten() {
        const std::string json = analysisToJson(watched());
        const auto read = analysisFromJson(json, "x.json");
        QVERIFY(read.ok());
        QCOMPARE(analysisToJson(*read), json);
        const auto& cameras = read->terminals.at(0).cameras;
        QCOMPARE(cameras.size(), std::size_t(2));
        QCOMPARE(cameras[1].stream, std::string("operator"));
        QVERIFY(cameras[1].states.empty()); // was watched, and was well
        const timeline::CameraState& state = cameras[0].states.at(0);
        QCOMPARE(state.condition, CameraCondition::Covered);
        QVERIFY(state.maintenance && state.box && state.box->height == 40.0);
        QCOMPARE(state.measured.at(0).usual.value(), 0.0);
        QVERIFY(!cameras[0].states.at(1).box && !cameras[0].states[1].measured.at(0).usual);
        QVERIFY(read->incidents[0].episodes[0].cameraEvidence == CameraEvidence::Only);
        QVERIFY(read->incidents[0].episodes[1].cameraEvidence == CameraEvidence::Also);
        QVERIFY(read->incidents[0].episodes[2].cameraEvidence == CameraEvidence::None);
    }

    /// Results of earlier versions have none, those of later ones may have more.
    void otherVersionsAreRead() {
        Analysis none = watched();
        none.terminals[0].cameras.clear();
        const std::string old = analysisToJson(none);
        QVERIFY(old.find("cameras") == std::string::npos);
        QVERIFY(analysisFromJson(old, "x.json").ok());
        std::string later = analysisToJson(watched());
        later.replace(later.find("\"frozen\""), 8, "\"upside_down\"");
        const auto read = analysisFromJson(later, "x.json");
        QVERIFY(read.ok());
        QCOMPARE(read->terminals[0].cameras[0].states.size(), std::size_t(1));
    }

    void whatIsNoStateIsRefused() {
        std::string json = analysisToJson(watched());
        json.replace(json.find("\"severity\""), 10, "\"severely\"");
        QVERIFY(!analysisFromJson(json, "x.json").ok());
    }
};

QTEST_APPLESS_MAIN(CameraJsonTest)
#include "camera_json_test.moc"
