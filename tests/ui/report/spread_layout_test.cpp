// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/spread_layout.h"

#include <QtTest/QTest>

#include <cmath>
#include <set>

using namespace vestigo;
using report_render::layOutSpread;
using report_render::SpreadLayout;
using report_render::SpreadRoom;

namespace {

std::string nameOf(std::size_t i) {
    return "t" + std::to_string(1000 + i);
}

/// Terminals that turn abnormal one after the other, each led to by the one before where `edges`.
analysis::Incident incidentOf(std::size_t terminals, bool edges) {
    analysis::Incident incident;
    incident.rootCause = nameOf(0);
    for (std::size_t i = 0; i < terminals; ++i) {
        analysis::Episode episode;
        episode.terminal = nameOf(i);
        episode.range = {static_cast<double>(i), static_cast<double>(i) + 10.0};
        incident.episodes.push_back(episode);
        incident.path.push_back(nameOf(i));
        if (edges && i > 0) {
            incident.causalEdges.push_back(
                {nameOf((i - 1) / 3), nameOf(i), 0.9 - 0.001 * static_cast<double>(i), 1.0, 0.001, 0.002});
        }
    }
    return incident;
}

} // namespace

class SpreadLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void incidentsOfAnySizeAreDrawnInTheirRoom_data() {
        QTest::addColumn<int>("terminals");
        QTest::addColumn<bool>("edges");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        for (const int terminals : {1, 2, 5, 12, 41, 60, 200, 1000}) {
            for (const bool edges : {false, true}) {
                QTest::addRow("%d terminals, %s, page", terminals, edges ? "edges" : "order")
                    << terminals << edges << 480.0 << 230.0;
                QTest::addRow("%d terminals, %s, column", terminals, edges ? "edges" : "order")
                    << terminals << edges << 290.0 << 50.0;
            }
        }
    }
    void incidentsOfAnySizeAreDrawnInTheirRoom() {
        QFETCH(int, terminals);
        QFETCH(bool, edges);
        QFETCH(double, width);
        QFETCH(double, height);
        const analysis::Incident incident = incidentOf(static_cast<std::size_t>(terminals), edges);
        const auto drawn = layOutSpread(incident, {width, height, 80.0, true});
        QVERIFY(drawn.has_value());
        QVERIFY(!drawn->layout.nodes.empty());
        QVERIFY(terminals < 2 || drawn->layout.nodes.size() >= 2);
        QVERIFY(terminals < 2 || !drawn->layout.edges.empty());
        QVERIFY(drawn->layout.width * drawn->scale <= width + 0.5);
        QVERIFY(drawn->layout.height * drawn->scale <= height + 0.5);
        QVERIFY(drawn->scale >= 0.4);
        bool root = false;
        for (const auto& node : drawn->layout.nodes) {
            root = root || node.terminal == incident.rootCause;
            QVERIFY(node.x - node.width / 2.0 >= -0.5 &&
                    node.x + node.width / 2.0 <= drawn->layout.width + 0.5);
            QVERIFY(node.y - node.height / 2.0 >= -0.5 &&
                    node.y + node.height / 2.0 <= drawn->layout.height + 0.5);
        }
        QVERIFY(root);
        QCOMPARE(drawn->terminals, static_cast<std::size_t>(terminals));
    }

    void anOrderRunsThroughItsRowsAndNoNodesTouch() {
        const auto drawn = layOutSpread(incidentOf(50, false), {480.0, 230.0, 80.0, false});
        QVERIFY(drawn.has_value() && drawn->numbers);
        const auto& nodes = drawn->layout.nodes;
        QCOMPARE(nodes.size(), std::size_t{50});
        QCOMPARE(drawn->layout.edges.size(), std::size_t{49});
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            QCOMPARE(nodes[i].terminal, nameOf(i));
            QVERIFY(nodes[i].y > nodes[i - 1].y ? nodes[i].x < nodes[i - 1].x : nodes[i].x > nodes[i - 1].x);
            const auto& edge = drawn->layout.edges[i - 1];
            QVERIFY(!edge.testedEdge && edge.curve.size() % 3 == 1);
            for (std::size_t k = 0; k < i; ++k) {
                QVERIFY(std::fabs(nodes[i].x - nodes[k].x) >= nodes[i].width ||
                        std::fabs(nodes[i].y - nodes[k].y) >= nodes[i].height);
            }
        }
    }

    void ofManyEdgesTheStrongestAreShownAndItIsSaid() {
        const auto drawn = layOutSpread(incidentOf(200, true), {480.0, 230.0, 80.0, true});
        QVERIFY(drawn.has_value());
        QVERIFY(drawn->strongestOnly);
        QCOMPARE(drawn->edges, std::size_t{199});
        QVERIFY(drawn->layout.edges.size() >= 6);
        std::set<std::string> targets;
        for (const auto& edge : drawn->layout.edges) {
            QVERIFY(edge.testedEdge);
            targets.insert(edge.to);
        }
        for (std::size_t i = 1; i <= targets.size(); ++i) { // the first edges are the strongest
            QVERIFY(targets.count(nameOf(i)) == 1);
        }
    }
};

QTEST_GUILESS_MAIN(SpreadLayoutTest)
#include "spread_layout_test.moc"
