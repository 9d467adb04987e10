// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::analysis;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Analysis withEdges(const std::vector<CausalEdge>& edges) {
    Analysis analysis;
    analysis.recordingId = "r";
    analysis.recordingSha256 = std::string(64, '0');
    analysis.engine = "kmeans";
    Incident incident;
    incident.id = "i1";
    incident.rootCause = "a";
    incident.rootRule = RootRule::LinkSource;
    incident.causalEdges = edges;
    for (const CausalEdge& edge : edges) {
        incident.testedPairs.push_back({edge, !std::isnan(edge.pValue), true, "Significant, but too weak."});
    }
    analysis.incidents = {incident};
    return analysis;
}

} // namespace

class EdgeJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBackAsItWasWritten() {
        const Analysis whole = withEdges({{"a", "b", 0.5, 2.0, 0.01, 0.02, EdgeBasis::Test},
                                          {"a", "c", 0.1, 3.0, 0.2, 0.3, EdgeBasis::Order},
                                          {"b", "d", 0.0, 4.0, none, none, EdgeBasis::Order}});
        const std::string json = analysisToJson(whole);
        const auto read = analysisFromJson(json, "x.json");
        QVERIFY(read.ok());
        QCOMPARE(analysisToJson(*read), json);
        const Incident& incident = read->incidents.at(0);
        QVERIFY(incident.rootRule == RootRule::LinkSource);
        QVERIFY(incident.causalEdges[0].basis == EdgeBasis::Test);
        QVERIFY(incident.causalEdges[1].basis == EdgeBasis::Order);
        QCOMPARE(incident.causalEdges[1].strength, 0.1);
        QVERIFY(std::isnan(incident.causalEdges[2].pValue) && std::isnan(incident.causalEdges[2].qValue));
        QVERIFY(incident.testedPairs[2].edge.basis == EdgeBasis::Order && !incident.testedPairs[2].tested);
    }

    /// What was never computed is left out, as the contract wants it; a tested edge looks as it always did.
    void noNumberIsInvented() {
        const std::string order =
            analysisToJson(withEdges({{"b", "d", 0.0, 4.0, none, none, EdgeBasis::Order}}));
        QVERIFY(order.find("strength") == std::string::npos && order.find("p_value") == std::string::npos);
        const std::string tested =
            analysisToJson(withEdges({{"a", "b", 0.5, 2.0, 0.01, 0.02, EdgeBasis::Test}}));
        QVERIFY(tested.find("basis") == std::string::npos);
    }

    void aTestedEdgeWithoutItsFiguresIsRefused() {
        std::string json = analysisToJson(withEdges({{"a", "b", 0.5, 2.0, 0.01, 0.02, EdgeBasis::Test}}));
        const std::string key = "\"p_value\"";
        for (std::size_t at = json.find(key); at != std::string::npos; at = json.find(key, at)) {
            json.replace(at, key.size(), "\"p_wrong\"");
        }
        QVERIFY(!analysisFromJson(json, "x.json").ok());
    }
};

QTEST_APPLESS_MAIN(EdgeJsonTest)
#include "edge_json_test.moc"
