// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/graph_layout.h"

#include "tests/support/processor_time.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>
#include <QTest>
#include <clocale>
#include <cmath>
#include <limits>
#include <thread>

using namespace vestigo;
using namespace vestigo::explanation;
using analysis::Incident;
using vestigo::testing::processorMilliseconds;

namespace {

constexpr double nodeWidth = 120.0;
constexpr double nodeHeight = 48.0;

/// Terminals that turn abnormal one second apart, edges by index.
Incident incidentOf(const std::vector<std::string>& terminals,
                    const std::vector<std::pair<int, int>>& edges) {
    Incident incident;
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        analysis::Episode episode;
        episode.terminal = terminals[i];
        episode.range = {10.0 + static_cast<double>(i), 40.0};
        incident.episodes.push_back(episode);
        incident.path.push_back(terminals[i]);
    }
    for (const auto& [from, to] : edges) {
        analysis::CausalEdge edge;
        edge.from = terminals[static_cast<std::size_t>(from)];
        edge.to = terminals[static_cast<std::size_t>(to)];
        incident.causalEdges.push_back(edge);
    }
    incident.rootCause = terminals.empty() ? "" : terminals.front();
    return incident;
}

GraphLayout laidOut(const Incident& incident) {
    const auto layout = layoutCausalGraph(incident, nodeWidth, nodeHeight);
    return layout.ok() ? layout.value() : GraphLayout{};
}

/// Everything inside the picture, no two nodes over each other, every edge a whole curve between its nodes.
QByteArray sound(const GraphLayout& layout) {
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const LayoutNode& a = layout.nodes[i];
        if (!(a.x - a.width / 2 >= -1.0 && a.x + a.width / 2 <= layout.width + 1.0 &&
              a.y - a.height / 2 >= -1.0 && a.y + a.height / 2 <= layout.height + 1.0)) {
            return "a node outside of the picture";
        }
        for (std::size_t j = 0; j < i; ++j) {
            const LayoutNode& b = layout.nodes[j];
            if (std::fabs(a.x - b.x) < a.width - 0.5 && std::fabs(a.y - b.y) < a.height - 0.5) {
                return "two nodes over each other";
            }
        }
    }
    for (const LayoutEdge& edge : layout.edges) {
        if (edge.curve.size() < 4 || (edge.curve.size() - 1) % 3 != 0) {
            return "a curve that is none";
        }
        const auto touches = [&](const std::array<double, 2>& point, const std::string& terminal) {
            for (const LayoutNode& node : layout.nodes) {
                if (node.terminal == terminal) {
                    return std::fabs(point[0] - node.x) < node.width / 2 + 12.0 &&
                           std::fabs(point[1] - node.y) < node.height / 2 + 12.0;
                }
            }
            return false;
        };
        if (!touches(edge.curve.front(), edge.from) || !touches(edge.curve.back(), edge.to)) {
            return "an edge that does not join its nodes";
        }
        if (!(edge.labelX >= 0 && edge.labelX <= layout.width && edge.labelY >= -1 &&
              edge.labelY <= layout.height + 1)) {
            return "a label outside of the picture";
        }
    }
    return {};
}

std::vector<std::string> names(int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) {
        out.push_back("t" + std::to_string(i));
    }
    return out;
}

} // namespace

class GraphLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chain();
    void withoutEdgesARowByTime();
    void empty();
    void hostileNames();
    void circlesAndStrangers();
    void hundredTerminals();
    void badSizes();
    void severalThreads();
    void anotherLocale();
};

void GraphLayoutTest::chain() {
    const GraphLayout layout = laidOut(incidentOf({"plc-01", "cnc-01", "rob-01"}, {{0, 1}, {1, 2}, {0, 2}}));
    QCOMPARE(sound(layout), QByteArray());
    QCOMPARE(layout.nodes.size(), std::size_t{3});
    QCOMPARE(layout.edges.size(), std::size_t{3});
    QVERIFY(layout.nodes[0].root && !layout.nodes[1].root);
    QCOMPARE(layout.nodes[2].place, 3);
    QVERIFY(layout.nodes[0].x < layout.nodes[1].x && layout.nodes[1].x < layout.nodes[2].x);
    QVERIFY(layout.edges[0].testedEdge);
    QCOMPARE(layout.nodes[0].width, nodeWidth);
}

void GraphLayoutTest::withoutEdgesARowByTime() {
    const GraphLayout layout = laidOut(incidentOf(names(4), {}));
    QCOMPARE(sound(layout), QByteArray());
    QCOMPARE(layout.edges.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(!layout.edges[i].testedEdge);
        QVERIFY(layout.nodes[i].x + nodeWidth < layout.nodes[i + 1].x + 0.5);
        QVERIFY(std::fabs(layout.nodes[i].y - layout.nodes[i + 1].y) < 1.0);
    }
    const GraphLayout alone = laidOut(incidentOf({"plc-01"}, {}));
    QCOMPARE(alone.nodes.size(), std::size_t{1});
    QVERIFY(alone.edges.empty());
    QVERIFY(alone.width >= nodeWidth - 1.0);
}

void GraphLayoutTest::empty() {
    const auto layout = layoutCausalGraph({}, nodeWidth, nodeHeight);
    QVERIFY(layout.ok());
    QVERIFY(layout->nodes.empty() && layout->edges.empty());
}

void GraphLayoutTest::hostileNames() {
    const std::vector<std::string> hostile{"\"]; graph [bb=\"0,0,1,1",
                                           "<b>bold</b>",
                                           "<<table>",
                                           std::string(4096, 'x'),
                                           "\xe7\xbd\x91\xe5\x85\xb3",
                                           "\\N\\n\\l",
                                           "\xff\xfe broken",
                                           "a -> b",
                                           "n1",
                                           "",
                                           std::string("nul\0inside", 10),
                                           "cluster_0"};
    const GraphLayout layout =
        laidOut(incidentOf(hostile, {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {8, 0}, {9, 10}, {10, 11}}));
    QCOMPARE(sound(layout), QByteArray());
    QCOMPARE(layout.nodes.size(), hostile.size());
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        QVERIFY(layout.nodes[i].terminal == hostile[i]);
    }
    QCOMPARE(layout.edges.size(), std::size_t{7});
}

void GraphLayoutTest::circlesAndStrangers() {
    Incident incident = incidentOf({"a", "b", "c"}, {{0, 1}, {1, 0}, {1, 2}, {2, 0}, {0, 0}, {0, 1}});
    analysis::CausalEdge stranger;
    stranger.from = "a";
    stranger.to = "nobody";
    incident.causalEdges.push_back(stranger);
    incident.path = {"a", "a", "ghost"}; // double, and one without an episode
    const GraphLayout layout = laidOut(incident);
    QCOMPARE(sound(layout), QByteArray());
    QCOMPARE(layout.nodes.size(), std::size_t{4});
    QCOMPARE(layout.edges.size(), std::size_t{5}); // not to itself, not to the stranger
}

void GraphLayoutTest::hundredTerminals() {
    std::vector<std::pair<int, int>> edges;
    for (int i = 1; i < 100; ++i) {
        edges.emplace_back(i / 3, i);
        edges.emplace_back(i, (i * 7 + 3) % 100);
    }
    const double begin = processorMilliseconds();
    const GraphLayout layout = laidOut(incidentOf(names(100), edges));
    qInfo("100 terminals, %zu edges: %.0f ms of processor time", layout.edges.size(),
          processorMilliseconds() - begin);
    QCOMPARE(layout.nodes.size(), std::size_t{100});
    QCOMPARE(sound(layout), QByteArray());
    QVERIFY(processorMilliseconds() - begin < 20000);
    // more edges than dot can route in a lifetime: bounded work, no edge lost
    edges.clear();
    for (int from = 0; from < 60; ++from) {
        for (int to = from + 1; to < 60; ++to) {
            edges.emplace_back(from, to);
        }
    }
    const double again = processorMilliseconds();
    const GraphLayout dense = laidOut(incidentOf(names(60), edges));
    qInfo("60 terminals, %zu edges: %.0f ms of processor time", dense.edges.size(),
          processorMilliseconds() - again);
    QCOMPARE(sound(dense), QByteArray());
    QCOMPARE(dense.edges.size(), edges.size());
    QVERIFY(processorMilliseconds() - again < 20000);
}

void GraphLayoutTest::badSizes() {
    const Incident incident = incidentOf({"a", "b"}, {{0, 1}});
    for (const double bad : {0.0, -1.0, 1e9, double(NAN), double(INFINITY)}) {
        QVERIFY(!layoutCausalGraph(incident, bad, nodeHeight).ok());
        QVERIFY(!layoutCausalGraph(incident, nodeWidth, bad).ok());
    }
    QVERIFY(layoutCausalGraph(incident, 1.0, 1.0).ok());
    QVERIFY(layoutCausalGraph(incident, 5000.0, 5000.0).ok());
}

void GraphLayoutTest::severalThreads() {
    const Incident incident = incidentOf(names(12), {{0, 1}, {1, 2}, {0, 5}, {5, 7}, {7, 11}, {3, 9}});
    const GraphLayout expected = laidOut(incident);
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 10; ++round) {
                const GraphLayout layout = laidOut(incident);
                const bool same = layout.nodes.size() == expected.nodes.size() &&
                                  layout.width == expected.width &&
                                  layout.nodes[11].x == expected.nodes[11].x;
                wrong[i] += same ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(wrong, std::vector<int>(4, 0));
}

void GraphLayoutTest::anotherLocale() {
    // Sizes go to Graphviz as text: a decimal comma in the user's locale must change nothing, nor the layout
    // the locale.
    const vestigo::testing::TemporaryFolder folder;
    const auto made = QString::fromStdString((folder / "de_DE.UTF-8").string());
    QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", made});
    qputenv("LOCPATH", QByteArray::fromStdString(folder.path().string()));
    const Incident incident = incidentOf(names(3), {{0, 1}, {1, 2}});
    const GraphLayout before = laidOut(incident);
    const char* german = setlocale(LC_NUMERIC, "de_DE.UTF-8");
    const GraphLayout after = laidOut(incident);
    const std::string point = localeconv()->decimal_point;
    setlocale(LC_NUMERIC, "C");
    if (german == nullptr) {
        QTest::qSkip("this machine cannot make a locale with a decimal comma (package locales)", __FILE__,
                     __LINE__);
        return; // QSKIP without a second argument is no standard C++17 for clang
    }
    QCOMPARE(point, std::string(","));
    QCOMPARE(after.width, before.width);
    QCOMPARE(after.nodes[2].x, before.nodes[2].x);
}

QTEST_GUILESS_MAIN(GraphLayoutTest)
#include "graph_layout_test.moc"
