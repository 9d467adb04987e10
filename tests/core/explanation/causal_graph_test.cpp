// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/causal_graph.h"

#include "core/base/random.h"
#include "core/explanation/causal/root_cause.h"
#include "tests/support/processor_time.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

using namespace vestigo;
using namespace vestigo::explanation;
using analysis::CausalEdge;
using analysis::Incident;
using analysis::RootRule;
using analysis::TerminalResult;
using vestigo::testing::processorMilliseconds;

namespace {

constexpr double step = 0.5;
using Terminals = std::vector<TerminalResult>;

/// A terminal whose probability is a quiet wobble with a noisy rise between two moments.
TerminalResult rising(const std::string& id, double from, double to, std::uint64_t seed,
                      double duration = 120.0) {
    Random random(seed);
    TerminalResult out;
    out.id = id;
    double wobble = 0.0;
    for (double t = 8.0; t <= duration; t += step) {
        wobble = 0.7 * wobble + 0.02 * random.normal();
        const double level = t >= from && t <= to ? 0.8 : 0.05;
        out.t.push_back(t);
        out.probability.push_back(std::clamp(level + wobble, 0.0, 1.0));
    }
    return out;
}

/// What drives it `lag` seconds later, plus its own noise.
TerminalResult driven(const std::string& id, const TerminalResult& by, double lag, std::uint64_t seed) {
    Random random(seed);
    TerminalResult out = by;
    out.id = id;
    const auto steps = static_cast<std::size_t>(lag / step);
    for (std::size_t k = 0; k < out.t.size(); ++k) {
        const double past = by.probability[k < steps ? 0 : k - steps];
        out.probability[k] = std::clamp(past + 0.02 * random.normal(), 0.0, 1.0);
    }
    return out;
}

analysis::Episode episode(const std::string& terminal, double from, double to) {
    analysis::Episode out;
    out.terminal = terminal;
    out.range = {from, to};
    out.peakTime = from;
    return out;
}

Incident incidentOf(std::vector<analysis::Episode> episodes) {
    Incident out;
    out.id = "i1";
    out.range = episodes.empty() ? timeline::TimeRange{40.0, 60.0} : episodes.front().range;
    for (const auto& e : episodes) {
        out.range.start = std::min(out.range.start, e.range.start);
        out.range.end = std::max(out.range.end, e.range.end);
    }
    out.episodes = std::move(episodes);
    return out;
}

Incident explained(Incident incident, const Terminals& terminals, const CausalSettings& settings = {}) {
    const Outcome<Done> outcome = explainIncident(incident, terminals, {}, step, settings, {});
    return outcome.finished() ? incident : Incident{};
}

const analysis::TestedPair* pairOf(const Incident& incident, const std::string& from, const std::string& to) {
    const auto found =
        std::find_if(incident.testedPairs.begin(), incident.testedPairs.end(),
                     [&](const auto& pair) { return pair.edge.from == from && pair.edge.to == to; });
    return found == incident.testedPairs.end() ? nullptr : &*found;
}

} // namespace

class CausalGraphTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chainIsFound();
    void sayWhyThereIsNoEdge();
    void shortHolesAreBridged();
    void longHolesCostTheTest();
    void whatCameLaterIsNoCause();
    void orderAlongALinkIsAnEdgeOfItsOwnKind();
    void aTestedCauseGoesBeforeTheOrder();
    void rootRules();
    void rootOfGraphs();
    void oddInput();
    void manyTerminals();
    void cancelStops();
    void sameInputSameResult();
};

void CausalGraphTest::chainIsFound() {
    const auto a = rising("plc-01", 50.0, 65.0, 1);
    const auto b = driven("cnc-01", a, 3.0, 2);
    const auto c = driven("rob-01", b, 4.0, 3);
    // the order of the input must not matter
    const Incident incident =
        explained(incidentOf({episode("rob-01", 57.0, 72.0), episode("plc-01", 50.0, 65.0),
                              episode("cnc-01", 53.0, 68.0)}),
                  {c, b, a});

    QCOMPARE(incident.testedPairs.size(), std::size_t{6});
    const auto* direct = pairOf(incident, "plc-01", "cnc-01");
    QVERIFY(direct != nullptr && direct->accepted && direct->reason.empty());
    QCOMPARE(direct->edge.lagSeconds, 3.0);
    QVERIFY(direct->edge.strength > 0.3 && direct->edge.strength <= 1.0);
    QVERIFY(direct->edge.qValue <= 0.05 && direct->edge.pValue <= direct->edge.qValue);
    const auto* second = pairOf(incident, "cnc-01", "rob-01");
    QVERIFY(second != nullptr && second->accepted);
    QCOMPARE(second->edge.lagSeconds, 4.0);
    const auto* indirect = pairOf(incident, "plc-01", "rob-01");
    QVERIFY(indirect != nullptr && indirect->tested && !indirect->accepted); // conditional on cnc-01
    QCOMPARE(incident.causalEdges.size(), std::size_t{2});
    QVERIFY(incident.causalNote.empty());
    QCOMPARE(incident.rootCause, std::string("plc-01"));
    QCOMPARE(incident.rootRule, RootRule::GraphSource);
    const std::vector<std::string> order{"plc-01", "cnc-01", "rob-01"};
    QCOMPARE(incident.path, order);
    QCOMPARE(incident.rootRanking, order);
}

void CausalGraphTest::sayWhyThereIsNoEdge() {
    const auto a = rising("a", 50.0, 65.0, 1);
    // alone
    const Incident alone = explained(incidentOf({episode("a", 50.0, 65.0)}), {a});
    QVERIFY(alone.testedPairs.empty());
    QVERIFY(alone.causalEdges.empty());
    QVERIFY(alone.causalNote.find("Only one terminal") == 0);
    // too short: a recording of 14 s
    const Incident brief = explained(incidentOf({episode("a", 9.0, 12.0), episode("b", 10.0, 13.0)}),
                                     {rising("a", 9.0, 12.0, 1, 14.0), rising("b", 10.0, 13.0, 2, 14.0)});
    QCOMPARE(brief.testedPairs.size(), std::size_t{2});
    QVERIFY(!brief.testedPairs[0].tested && !brief.testedPairs[0].accepted);
    QCOMPARE(brief.causalNote, std::string("Too few steps for a test."));
    QCOMPARE(brief.rootCause, std::string("a"));
    QCOMPARE(brief.rootRule, RootRule::FirstAbnormal);
    // a constant series
    TerminalResult flat = a;
    flat.id = "flat";
    std::fill(flat.probability.begin(), flat.probability.end(), 0.9);
    const Incident constant =
        explained(incidentOf({episode("a", 50.0, 65.0), episode("flat", 51.0, 60.0)}), {a, flat});
    QCOMPARE(pairOf(constant, "flat", "a")->reason, std::string("The cause's series does not change."));
    QCOMPARE(pairOf(constant, "a", "flat")->reason, std::string("The effect's series does not change."));
    QCOMPARE(constant.causalNote, std::string("No pair of terminals could be tested."));
    // a terminal without scores
    const Incident unknown =
        explained(incidentOf({episode("a", 50.0, 65.0), episode("ghost", 51.0, 60.0)}), {a});
    QCOMPARE(pairOf(unknown, "ghost", "a")->reason,
             std::string("The two have no scores at the same time here."));
    // tested and not passed: quiet noise that has nothing to do with each other
    const Incident apart = explained(incidentOf({episode("x", 50.0, 60.0), episode("y", 50.0, 60.0)}),
                                     {rising("x", 500.0, 600.0, 8), rising("y", 500.0, 600.0, 9)});
    QVERIFY(apart.testedPairs[0].tested && !apart.testedPairs[0].reason.empty());
    QVERIFY(apart.causalEdges.empty() && !apart.causalNote.empty());
}

void CausalGraphTest::shortHolesAreBridged() {
    const auto a = rising("a", 50.0, 65.0, 1);
    auto b = driven("b", a, 3.0, 2);
    for (const std::size_t k : {30U, 31U, 32U, 60U, 120U, 121U}) {
        b.probability[k] = NAN; // up to 1.5 s
    }
    const Incident incident =
        explained(incidentOf({episode("a", 50.0, 65.0), episode("b", 53.0, 68.0)}), {a, b});
    QVERIFY(pairOf(incident, "a", "b")->accepted);
}

void CausalGraphTest::longHolesCostTheTest() {
    const auto a = rising("a", 50.0, 65.0, 1);
    auto b = driven("b", a, 3.0, 2);
    for (std::size_t k = 0; k < b.probability.size(); ++k) {
        if (k % 25 > 12) {
            b.probability[k] = NAN; // 6 s in every 12.5
        }
    }
    const Incident incident =
        explained(incidentOf({episode("a", 50.0, 65.0), episode("b", 53.0, 68.0)}), {a, b});
    QVERIFY(!pairOf(incident, "a", "b")->tested);
    QCOMPARE(incident.causalNote, std::string("Too few steps for a test."));
}

void CausalGraphTest::whatCameLaterIsNoCause() {
    const auto a = rising("a", 50.0, 65.0, 1);
    const auto b = driven("b", a, 3.0, 2);
    // the detector says that b was abnormal first
    const Incident incident =
        explained(incidentOf({episode("a", 50.0, 65.0), episode("b", 41.0, 68.0)}), {a, b});
    const auto* pair = pairOf(incident, "a", "b");
    QVERIFY(pair->tested && !pair->accepted);
    QCOMPARE(pair->reason, std::string("It turned abnormal after the other one."));
    QVERIFY(pair->edge.strength > 0.3); // the figures stay as computed
    QCOMPARE(incident.rootCause, std::string("b"));
    QCOMPARE(incident.rootRule, RootRule::FirstAbnormal);
}

void CausalGraphTest::orderAlongALinkIsAnEdgeOfItsOwnKind() {
    const std::vector<timeline::AlignedLink> links{
        {"a", "b", false, 1.0}, {"b", "c", true, 1.0}, {"a", "c", false, 1.0}, {"d", "a", false, 1.0}};
    Incident incident =
        incidentOf({episode("a", 40.0, 60.0), episode("b", 44.0, 60.0), episode("c", 47.0, 60.0),
                    episode("d", 53.0, 60.0), episode("far", 48.0, 60.0)});
    // Without scores nothing can be tested.
    QVERIFY(explainIncident(incident, {}, links, step, {}, {}).finished());
    QCOMPARE(incident.causalEdges.size(), std::size_t(2)); // not to d, which only sends; far has no link
    for (const CausalEdge& edge : incident.causalEdges) {
        QVERIFY(edge.basis == analysis::EdgeBasis::Order);
        QVERIFY(std::isnan(edge.pValue) && edge.strength == 0.0);
    }
    QVERIFY(pairOf(incident, "a", "b")->accepted &&
            pairOf(incident, "b", "c")->accepted); // the last before it
    QVERIFY(!pairOf(incident, "a", "c")->accepted && !pairOf(incident, "d", "a")->accepted);
    QCOMPARE(pairOf(incident, "b", "c")->edge.lagSeconds, 3.0);
    QVERIFY(!pairOf(incident, "b", "c")->reason.empty());
    QCOMPARE(incident.rootCause, std::string("a"));
    QCOMPARE(incident.rootRule, RootRule::LinkSource);
    QVERIFY(!incident.causalNote.empty()); // why no test says so
    // Too long after, or at the same moment, is no order.
    Incident late = incidentOf({episode("a", 40.0, 60.0), episode("b", 52.5, 60.0)});
    QVERIFY(explainIncident(late, {}, links, step, {}, {}).finished());
    QVERIFY(late.causalEdges.empty());
    Incident same = incidentOf({episode("a", 40.0, 60.0), episode("b", 40.0, 60.0)});
    QVERIFY(explainIncident(same, {}, links, step, {}, {}).finished());
    QVERIFY(same.causalEdges.empty());
    QCOMPARE(same.rootRule, RootRule::FirstAbnormal);
}

void CausalGraphTest::aTestedCauseGoesBeforeTheOrder() {
    const auto a = rising("a", 50.0, 65.0, 1);
    const auto b = driven("b", a, 3.0, 2);
    Incident incident =
        incidentOf({episode("a", 50.0, 65.0), episode("x", 52.0, 65.0), episode("b", 53.0, 68.0)});
    const std::vector<timeline::AlignedLink> links{{"x", "b", false, 1.0}, {"a", "b", false, 1.0}};
    QVERIFY(explainIncident(incident, {a, b}, links, step, {}, {}).finished());
    QCOMPARE(incident.causalEdges.size(), std::size_t(1)); // x was the last before b, but a test names a
    QCOMPARE(incident.causalEdges[0].from, std::string("a"));
    QVERIFY(incident.causalEdges[0].basis == analysis::EdgeBasis::Test);
    QCOMPARE(incident.rootRule, RootRule::GraphSource);
    // What goes along links does not go against them.
    const std::vector<timeline::AlignedLink> against{{"x", "b", false, 1.0}, {"b", "a", false, 1.0}};
    QVERIFY(explainIncident(incident, {a, b}, against, step, {}, {}).finished());
    QVERIFY(pairOf(incident, "a", "b")->tested && !pairOf(incident, "a", "b")->accepted);
    QCOMPARE(pairOf(incident, "a", "b")->reason,
             std::string("The test shows it, but no link leads that way."));
    // Without a link between the two they only go together.
    QVERIFY(explainIncident(incident, {a, b}, {{"x", "b", false, 1.0}}, step, {}, {}).finished());
    QCOMPARE(incident.causalEdges.size(), std::size_t(1));
    QCOMPARE(incident.causalEdges[0].from, std::string("x"));
    QVERIFY(pairOf(incident, "a", "b")->tested && !pairOf(incident, "a", "b")->accepted);
    QVERIFY(pairOf(incident, "a", "b")->edge.strength > 0.3); // the figures stay as computed
}

void CausalGraphTest::rootRules() {
    Incident none;
    none.causalNote = "old";
    none.rootCause = "old";
    QVERIFY(explainIncident(none, {}, {}, step, {}, {}).finished());
    QVERIFY(none.rootCause.empty());
    QCOMPARE(none.rootRule, RootRule::None);
    QVERIFY(none.path.empty() && none.rootRanking.empty());
    // the same moment: by peak, then by name
    auto late = episode("a", 50.0, 60.0);
    late.peakTime = 55.0;
    const Incident tie =
        explained(incidentOf({late, episode("c", 50.0, 60.0), episode("b", 50.0, 60.0)}), {});
    QCOMPARE(tie.path, (std::vector<std::string>{"b", "c", "a"}));
    // two episodes of one terminal: the first counts, and it stands once
    const Incident twice = explained(
        incidentOf({episode("a", 50.0, 52.0), episode("b", 45.0, 47.0), episode("a", 41.0, 42.0)}), {});
    QCOMPARE(twice.path, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(twice.testedPairs.size(), std::size_t{2});
}

void CausalGraphTest::rootOfGraphs() {
    const auto edge = [](const char* from, const char* to) {
        CausalEdge out;
        out.from = from;
        out.to = to;
        return out;
    };
    const std::vector<std::string> order{"a", "b", "c", "d"};
    // two sources: the one that reaches more, though it came second
    RootChoice choice = chooseRoot(order, {edge("a", "c"), edge("b", "c"), edge("c", "d"), edge("b", "d")});
    QCOMPARE(choice.root, std::string("a")); // both reach c and d: the first
    choice = chooseRoot(order, {edge("a", "d"), edge("b", "c"), edge("c", "d")});
    QCOMPARE(choice.root, std::string("b"));
    QCOMPARE(choice.rule, RootRule::GraphSource);
    QCOMPARE(choice.ranking, (std::vector<std::string>{"b", "a", "c", "d"}));
    // only a circle: no source
    choice = chooseRoot(order, {edge("a", "b"), edge("b", "a")});
    QCOMPARE(choice.root, std::string("a"));
    QCOMPARE(choice.rule, RootRule::FirstAbnormal);
    // a source that leads into a circle; the first terminal stands apart
    choice = chooseRoot(order, {edge("b", "c"), edge("c", "d"), edge("d", "c")});
    QCOMPARE(choice.root, std::string("b"));
}

void CausalGraphTest::oddInput() {
    auto a = rising("a", 50.0, 65.0, 1);
    auto b = driven("b", a, 3.0, 2);
    b.t.resize(40); // lengths that disagree
    a.t[5] = NAN;
    a.t[6] = 1e300;
    a.t[7] = -1e300;
    a.probability[9] = INFINITY;
    Incident incident = incidentOf({episode("a", 50.0, 65.0), episode("b", 53.0, 68.0)});
    QVERIFY(explainIncident(incident, {a, b}, {}, step, {}, {}).finished());
    for (const double bad : {0.0, -1.0, double(NAN), double(INFINITY)}) {
        QVERIFY(explainIncident(incident, {a, b}, {}, bad, {}, {}).failed());
    }
    incident.range = {-1e300, 1e300};
    QVERIFY(explainIncident(incident, {a, b}, {}, 1e-9, {}, {}).finished());
    incident.range = {NAN, NAN};
    QVERIFY(explainIncident(incident, {a, b}, {}, step, {}, {}).finished());
    QCOMPARE(incident.testedPairs.size(), std::size_t{2});
    CausalSettings odd;
    odd.mostTerminals = -5;
    odd.mostOthers = -1;
    odd.longestLagSeconds = NAN;
    QVERIFY(explainIncident(incident, {a, b}, {}, step, odd, {}).finished());
}

void CausalGraphTest::manyTerminals() {
    Terminals terminals;
    std::vector<analysis::Episode> episodes;
    for (int i = 0; i < 100; ++i) {
        const std::string id = "t" + std::to_string(1000 + i);
        const double from = 50.0 + 0.5 * i;
        terminals.push_back(rising(id, from, from + 300.0, static_cast<std::uint64_t>(i) + 1, 600.0));
        episodes.push_back(episode(id, from, from + 300.0));
    }
    const double begin = processorMilliseconds();
    const Incident incident = explained(incidentOf(episodes), terminals);
    qInfo("100 terminals, %zu pairs: %.0f ms of processor time", incident.testedPairs.size(),
          processorMilliseconds() - begin);
    QCOMPARE(incident.testedPairs.size(), std::size_t{9900});
    QCOMPARE(std::count_if(incident.testedPairs.begin(), incident.testedPairs.end(),
                           [](const auto& p) { return p.tested; }),
             24 * 23);
    QVERIFY(pairOf(incident, "t1000", "t1099")->reason.find("too many") != std::string::npos);
    QCOMPARE(incident.path.size(), std::size_t{100});
    QVERIFY(processorMilliseconds() - begin < 60000);
}

void CausalGraphTest::cancelStops() {
    Terminals terminals;
    std::vector<analysis::Episode> episodes;
    for (int i = 0; i < 24; ++i) {
        const std::string id = "t" + std::to_string(i);
        terminals.push_back(rising(id, 50.0, 350.0, static_cast<std::uint64_t>(i) + 1, 600.0));
        episodes.push_back(episode(id, 50.0 + i, 350.0));
    }
    Incident incident = incidentOf(episodes);
    CancelSource source;
    QElapsedTimer sinceCancel;
    std::thread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        sinceCancel.start();
        source.cancel();
    });
    const Outcome<Done> outcome = explainIncident(incident, terminals, {}, step, {}, source.token());
    const qint64 waited = sinceCancel.isValid() ? sinceCancel.elapsed() : 0;
    stopper.join();
    QVERIFY(outcome.cancelled());
    QVERIFY2(waited < 200, qPrintable(QString::number(waited)));
    QVERIFY(incident.testedPairs.empty()); // nothing half done
}

void CausalGraphTest::sameInputSameResult() {
    const auto a = rising("a", 50.0, 65.0, 1);
    const auto b = driven("b", a, 3.0, 2);
    const auto incident = incidentOf({episode("a", 50.0, 65.0), episode("b", 53.0, 68.0)});
    const Incident first = explained(incident, {a, b});
    const Incident second = explained(incident, {b, a});
    QCOMPARE(first.testedPairs.size(), second.testedPairs.size());
    for (std::size_t i = 0; i < first.testedPairs.size(); ++i) {
        QCOMPARE(first.testedPairs[i].edge.from, second.testedPairs[i].edge.from);
        QVERIFY(first.testedPairs[i].edge.pValue == second.testedPairs[i].edge.pValue);
        QVERIFY(first.testedPairs[i].edge.strength == second.testedPairs[i].edge.strength);
    }
}

QTEST_GUILESS_MAIN(CausalGraphTest)
#include "causal_graph_test.moc"
