// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysis_builder.h"
#include "tests/support/big_analysis.h"
#include "tests/support/qt_warnings.h"
#include "ui/causal/causal_canvas.h"
#include "ui/causal/causal_view.h"
#include "ui/common/theme.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QThreadPool>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_causal;

namespace {

std::unique_ptr<CausalView> shownView(const analysis::AnalysisPtr& analysis, QSize size = {620, 320},
                                      const QString& incident = QStringLiteral("i1")) {
    auto view = std::make_unique<CausalView>();
    view->resize(size);
    view->setAnalysis(analysis);
    view->setIncident(incident);
    view->show();
    QTest::qWait(120); // the layout follows the room with a short delay
    return view;
}

CausalCanvas* canvasOf(const CausalView& view) {
    return view.findChild<CausalCanvas*>(QStringLiteral("causalCanvas"));
}

QString sentenceOf(const CausalView& view) {
    return view.findChild<QLabel*>(QStringLiteral("rootSentence"))->text();
}

int nodeNamed(const CausalScene& scene, const QString& terminal) {
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        if (scene.nodes[i].terminal == terminal) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void save(QWidget& view, const QString& name) {
    const QString folder = QStringLiteral(VESTIGO_BINARY_DIR "/pictures");
    QDir().mkpath(folder);
    QCoreApplication::processEvents();
    QVERIFY(view.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace

class CausalViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void emptyStatesSayWhatToDo();
    void nodesAndEdgesBearTheirNumbers();
    void aClickOnATerminalAsksForItsOnset();
    void aClickOnAnEdgeAsksForItsEffect();
    void keysWalkAndAsk();
    void tabLeavesAtTheEnd();
    void theSentenceNamesTheRule();
    void withoutEdgesOnlyTheOrderJoinsThem();
    void anEdgeByOrderIsDashedAndSaysSo();
    void aNarrowRoomTurnsTheGraph();
    void twoEffectsStandSideBySideInANarrowPanel();
    void tipsTouchTheirGoal();
    void aHundredTerminals();
    void manyEdgesAreLaidOutBesides();
    void hostileIncidents();
    void probabilities();
    void looksLikeThis();
};

void CausalViewTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void CausalViewTest::emptyStatesSayWhatToDo() {
    auto view = shownView(nullptr);
    const auto* empty = view->findChild<QLabel*>(QStringLiteral("causalEmpty"));
    QVERIFY(empty->isVisible() && empty->text().contains(QStringLiteral("Press Analyse")));
    view->setAnalysis(std::make_shared<const analysis::Analysis>());
    QVERIFY(empty->text().contains(QStringLiteral("No incident")));
    view->setIncident(QString());
    view->setAnalysis(testing::sampleAnalysis());
    QVERIFY(empty->text().contains(QStringLiteral("Choose an incident")));
    view->setIncident(QStringLiteral("i1"));
    QVERIFY(!empty->isVisible());
    view->grab();
}

void CausalViewTest::nodesAndEdgesBearTheirNumbers() {
    auto view = shownView(testing::sampleAnalysis());
    const CausalScene& scene = canvasOf(*view)->scene();
    QCOMPARE(scene.nodes.size(), std::size_t(4));
    QCOMPARE(scene.edges.size(), std::size_t(3));
    const CausalNode& root = scene.nodes[static_cast<std::size_t>(nodeNamed(scene, QStringLiteral("sn-01")))];
    QVERIFY(root.root);
    QCOMPARE(root.name, QStringLiteral("Process sensor"));
    QCOMPARE(root.since, QStringLiteral("since 06:24:46"));
    for (const CausalLine& edge : scene.edges) {
        QCOMPARE(edge.numbers.size(), 3);
        if (scene.nodes[static_cast<std::size_t>(edge.to)].terminal == QLatin1String("prs-01")) {
            QCOMPARE(edge.numbers, QStringList({"6.0 s", "0.57", "q < 0.001"}));
        }
    }
}

void CausalViewTest::aClickOnATerminalAsksForItsOnset() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy times(view.get(), &CausalView::timeRequested);
    QSignalSpy terminals(view.get(), &CausalView::terminalRequested);
    CausalCanvas* canvas = canvasOf(*view);
    const int node = nodeNamed(canvas->scene(), QStringLiteral("prs-01"));
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->centreOf(node).toPoint());
    QCOMPARE(times.size(), 1);
    QCOMPARE(times[0][0].toDouble(), 55.5);
    QCOMPARE(terminals[0][0].toString(), QStringLiteral("prs-01"));
    QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(1, 1));
    QCOMPARE(times.size(), 1);
}

void CausalViewTest::aClickOnAnEdgeAsksForItsEffect() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy times(view.get(), &CausalView::timeRequested);
    CausalCanvas* canvas = canvasOf(*view);
    const CausalScene& scene = canvas->scene();
    for (int i = 0; i < static_cast<int>(scene.edges.size()); ++i) {
        const int item = static_cast<int>(scene.nodes.size()) + i;
        const CausalNode* goal = scene.nodeOf(item);
        const double onset = goal->onset;
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->centreOf(item).toPoint());
        QCOMPARE(times.size(), i + 1);
        QCOMPARE(times[i][0].toDouble(), onset);
    }
}

void CausalViewTest::keysWalkAndAsk() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy terminals(view.get(), &CausalView::terminalRequested);
    CausalCanvas* canvas = canvasOf(*view);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Return); // nothing is chosen yet
    QCOMPARE(terminals.size(), 0);
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Down);
    QCOMPARE(canvas->current(), 1);
    QVERIFY(canvas->accessibleDescription().contains(canvas->scene().nodes[1].name));
    QTest::keyClick(canvas, Qt::Key_Return);
    QCOMPARE(terminals[0][0].toString(), canvas->scene().nodes[1].terminal);
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(canvas, Qt::Key_Right);
    }
    QCOMPARE(canvas->current(), 6); // 4 terminals and 3 edges
    QVERIFY(canvas->accessibleDescription().contains(QStringLiteral("led to")));
}

void CausalViewTest::tabLeavesAtTheEnd() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* view = new CausalView;
    auto* after = new QLineEdit;
    column->addWidget(view);
    column->addWidget(after);
    view->setAnalysis(testing::sampleAnalysis());
    view->setIncident(QStringLiteral("i2"));
    window.resize(500, 400);
    window.show();
    window.activateWindow();
    CausalCanvas* canvas = canvasOf(*view);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Tab);
    QCOMPARE(canvas->current(), 0);
    QTest::keyClick(canvas, Qt::Key_Tab);
    QCOMPARE(canvas->current(), -1);
    QCOMPARE(window.focusWidget(), static_cast<QWidget*>(after)); // no trap
}

void CausalViewTest::theSentenceNamesTheRule() {
    auto view = shownView(testing::sampleAnalysis());
    QVERIFY(sentenceOf(*view).contains(QStringLiteral("Process sensor")));
    QVERIFY(sentenceOf(*view).contains(QStringLiteral("source of the graph")));
    view->setIncident(QStringLiteral("i2"));
    QVERIFY(sentenceOf(*view).contains(QStringLiteral("first to turn abnormal")));
    QVERIFY(sentenceOf(*view).contains(QStringLiteral("nothing to compare")));
    auto value = testing::sampleAnalysisValue();
    value.incidents[0].rootCause.clear();
    QVERIFY(rootSentence(value, value.incidents[0]).contains(QStringLiteral("No root")));
}

void CausalViewTest::withoutEdgesOnlyTheOrderJoinsThem() {
    auto value = testing::sampleAnalysisValue();
    value.incidents[0].causalEdges.clear();
    auto view = shownView(std::make_shared<const analysis::Analysis>(value));
    const CausalScene& scene = canvasOf(*view)->scene();
    QCOMPARE(scene.edges.size(), std::size_t(3));
    for (const CausalLine& edge : scene.edges) {
        QVERIFY(!edge.tested);
        QVERIFY(edge.numbers.isEmpty() && edge.lines.isEmpty()); // no number that was never computed
    }
    QVERIFY(scene.describe(4).contains(QStringLiteral("no tested cause")));
    save(*view, QStringLiteral("causal-untested"));
}

void CausalViewTest::anEdgeByOrderIsDashedAndSaysSo() {
    auto value = testing::sampleAnalysisValue();
    for (analysis::CausalEdge& edge : value.incidents[0].causalEdges) {
        edge.basis = analysis::EdgeBasis::Order;
        edge.strength = 0.0;
        edge.pValue = edge.qValue = std::numeric_limits<double>::quiet_NaN();
    }
    value.incidents[0].rootRule = analysis::RootRule::LinkSource;
    auto view = shownView(std::make_shared<const analysis::Analysis>(value));
    const CausalScene& scene = canvasOf(*view)->scene();
    QVERIFY(!scene.edges.empty());
    for (const CausalLine& edge : scene.edges) {
        QVERIFY(!edge.tested);
        QCOMPARE(edge.numbers.size(), 2); // how long after, and that it is by order: no strength, no q
        QCOMPARE(edge.numbers[1], QStringLiteral("by order"));
    }
    QVERIFY(scene.describe(4).contains(QStringLiteral("whose link leads to it")));
    QVERIFY(sentenceOf(*view).contains(QStringLiteral("along the plant's links")));
    save(*view, QStringLiteral("causal-order"));
}

void CausalViewTest::aNarrowRoomTurnsTheGraph() {
    const auto spread = [](const CausalScene& scene) {
        QRectF all; // of the boxes
        for (const CausalNode& node : scene.nodes) {
            all = all.united(node.box);
        }
        return all;
    };
    auto wide = shownView(testing::sampleAnalysis(), {800, 260});
    QVERIFY(spread(canvasOf(*wide)->scene()).width() > spread(canvasOf(*wide)->scene()).height());
    auto narrow = shownView(testing::sampleAnalysis(), {320, 420});
    const QRectF tall = spread(canvasOf(*narrow)->scene());
    QVERIFY(tall.height() > 150.0);
    QVERIFY(canvasOf(*narrow)->width() <= 320); // no scrolling sideways
    for (const CausalNode& node : canvasOf(*narrow)->scene().nodes) {
        QVERIFY(node.box.width() > node.box.height()); // the boxes themselves are not turned
    }
}

/// As in the panel of the main window: without scrolling sideways, boxes and labels apart.
void CausalViewTest::twoEffectsStandSideBySideInANarrowPanel() {
    auto value = testing::sampleAnalysisValue();
    std::vector<analysis::CausalEdge>& edges = value.incidents[0].causalEdges;
    QVERIFY(edges.size() >= 2);
    edges.resize(2);
    for (analysis::CausalEdge& edge : edges) {
        edge.from = value.incidents[0].path.at(0);
        edge.basis = analysis::EdgeBasis::Order;
    }
    edges[0].to = value.incidents[0].path.at(1);
    edges[1].to = value.incidents[0].path.at(2);
    std::vector<analysis::Episode>& episodes = value.incidents[0].episodes;
    const auto others = [&](const analysis::Episode& episode) {
        return episode.terminal != edges[0].from && episode.terminal != edges[0].to &&
               episode.terminal != edges[1].to;
    };
    episodes.erase(std::remove_if(episodes.begin(), episodes.end(), others), episodes.end());
    value.incidents[0].path.resize(3);
    constexpr int width = 320;
    auto view = shownView(std::make_shared<const analysis::Analysis>(value), {width, 420});
    const CausalScene& scene = canvasOf(*view)->scene();
    QCOMPARE(scene.nodes.size(), std::size_t{3});
    QVERIFY2(scene.size.width() <= width, qPrintable(QString::number(scene.size.width())));
    for (std::size_t a = 0; a < scene.nodes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            QVERIFY(!scene.nodes[a].box.intersects(scene.nodes[b].box));
        }
    }
    QCOMPARE(scene.edges.size(), std::size_t{2});
    QVERIFY(std::abs(scene.edges[0].labelCentre.x() - scene.edges[1].labelCentre.x()) > 60.0);
}

void CausalViewTest::tipsTouchTheirGoal() {
    for (const QSize size : {QSize(800, 300), QSize(300, 500)}) {
        auto view = shownView(testing::sampleAnalysis(), size);
        const CausalScene& scene = canvasOf(*view)->scene();
        for (const CausalLine& edge : scene.edges) {
            const QRectF box = scene.nodes[static_cast<std::size_t>(edge.to)].box;
            QVERIFY(box.adjusted(-6, -6, 6, 6).contains(edge.tip));
            const QPointF back = edge.tip - 20.0 * QPointF(std::cos(edge.tipAngle), std::sin(edge.tipAngle));
            QVERIFY(!box.contains(back)); // the head points into the box
        }
    }
}

void CausalViewTest::aHundredTerminals() {
    const auto analysis = testing::bigAnalysis(100, 600.0);
    QElapsedTimer timer;
    timer.start();
    const auto layouts = layOutBothWays(analysis->incidents[0], {});
    qInfo("layout of 100 terminals, both ways: %lld ms", timer.elapsed());
    QVERIFY(layouts.problem.isEmpty());
    auto view = shownView(analysis);
    CausalCanvas* canvas = canvasOf(*view);
    QCOMPARE(canvas->scene().nodes.size(), std::size_t(100));
    QVERIFY(canvas->width() > view->width() || canvas->height() > view->height()); // it scrolls
    QVERIFY(!view->grab().isNull());
    QTest::keyClick(canvas, Qt::Key_Left); // the last item
    QCOMPARE(canvas->current(), canvas->scene().itemCount() - 1);
}

void CausalViewTest::manyEdgesAreLaidOutBesides() {
    auto value = *testing::bigAnalysis(40, 300.0);
    auto& incident = value.incidents[0];
    for (std::size_t a = 0; a < 40; ++a) {
        for (std::size_t b = a + 2; b < 40; b += 3) {
            incident.causalEdges.push_back(
                {value.terminals[a].id, value.terminals[b].id, 0.4, 2.0, 0.001, 0.004});
        }
    }
    CausalView view;
    view.resize(500, 400);
    view.show();
    QElapsedTimer timer;
    timer.start();
    view.setAnalysis(std::make_shared<const analysis::Analysis>(value));
    view.setIncident(QStringLiteral("i1"));
    const qint64 blocked = timer.elapsed();
    QVERIFY2(blocked < 50, qPrintable(QString::number(blocked)));
    QVERIFY(view.findChild<QLabel*>(QStringLiteral("causalEmpty"))->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(canvasOf(view)->scene().nodes.size(), std::size_t(40),
                              120000); // a hang is longer still
    QVERIFY(!view.findChild<QLabel*>(QStringLiteral("causalEmpty"))->isVisible());
    auto gone = std::make_unique<CausalView>(); // goes away while its graph is being laid out
    gone->setAnalysis(std::make_shared<const analysis::Analysis>(value));
    gone->setIncident(QStringLiteral("i1"));
    gone.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

void CausalViewTest::hostileIncidents() {
    testing::SampleOptions options;
    options.nameSuffix = std::string(3000, 'y') + "<table>&\"\n\xff";
    auto value = testing::sampleAnalysisValue(options);
    auto& edges = value.incidents[0].causalEdges;
    edges.push_back({"sn-01", "ghost", 0.5, 1.0, 0.01, 0.02});
    edges.push_back({"prs-01", "sn-01", std::numeric_limits<double>::quiet_NaN(), -1.0, 2.0, -3.0});
    edges.push_back({"sn-01", "sn-01", 1e300, 1e300, 0.0, 0.0});
    value.incidents[0].path.push_back("ghost");
    value.incidents.push_back({});
    value.incidents.back().id = "empty";
    auto view = shownView(std::make_shared<const analysis::Analysis>(value), {320, 300});
    view->grab();
    view->setIncident(QStringLiteral("empty"));
    view->grab();
    QCOMPARE(canvasOf(*view)->scene().itemCount(), 0);
    QTest::keyClick(canvasOf(*view), Qt::Key_Right);
    QVERIFY(view->minimumSizeHint().width() < 400);
}

void CausalViewTest::probabilities() {
    QCOMPARE(probabilityText(0.0104), QStringLiteral("0.010"));
    QCOMPARE(probabilityText(0.0000024), QStringLiteral("< 0.001"));
    QCOMPARE(probabilityText(1.0), QStringLiteral("1.000"));
    QCOMPARE(probabilityText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("–"));
}

void CausalViewTest::looksLikeThis() {
    for (const auto* theme : {&ui_common::lightTheme(), &ui_common::darkTheme()}) {
        ui_common::setTheme(*theme);
        const QString suffix = theme->dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        auto wide = shownView(testing::sampleAnalysis(), {640, 300});
        wide->setTerminal(QStringLiteral("prs-01"));
        save(*wide, QStringLiteral("causal-wide") + suffix);
        auto narrow = shownView(testing::sampleAnalysis(), {320, 400});
        narrow->setTerminal(QStringLiteral("plc-01"));
        save(*narrow, QStringLiteral("causal-narrow") + suffix);
    }
    ui_common::setTheme(ui_common::lightTheme());
}

QTEST_MAIN(CausalViewTest)
#include "causal_view_test.moc"
