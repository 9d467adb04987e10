// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysis_builder.h"
#include "tests/support/big_analysis.h"
#include "tests/support/qt_warnings.h"
#include "ui/causal/plan_geometry.h"
#include "ui/causal/site_plan_view.h"
#include "ui/common/theme.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <cmath>
#include <limits>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_causal;

namespace {

PlanTerminal at(const char* id, double x, double y) {
    return {QString::fromLatin1(id), QString::fromLatin1(id), std::array<double, 2>{x, y}};
}

PlanTerminal nowhere(const char* id) {
    return {QString::fromLatin1(id), QString::fromLatin1(id), std::nullopt};
}

/// Where the view draws the terminals of the sample: the same geometry with the view's margins.
QPointF placeOf(const SitePlanView& view, const analysis::Analysis& analysis, const std::string& id) {
    std::vector<PlanTerminal> terminals;
    std::size_t wanted = 0;
    for (const auto& one : analysis.terminals) {
        wanted = one.id == id ? terminals.size() : wanted;
        terminals.push_back(
            {QString::fromStdString(one.id), QString::fromStdString(one.name), one.positionMetres});
    }
    return placeTerminals(terminals, QRectF(view.rect()).adjusted(4, 4, -4, -4)).points[wanted];
}

void save(QWidget& view, const QString& name) {
    const QString folder = QStringLiteral(VESTIGO_BINARY_DIR "/pictures");
    QDir().mkpath(folder);
    QVERIFY(view.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace

class SitePlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void placesAreToScaleAndUpwards();
    void unknownPlacesStandBelow();
    void hostilePlaces();
    void labelsCoverNothing();
    void namesStandApartInALowPanel();
    void aNameThatDoesNotFitGoesIntoTwoLines();
    void aClickAsksForTheTerminalAndItsOnset();
    void aNormalTerminalHasNoOnset();
    void keysWalk();
    void beforeTheAnalysisThePlanIsShown();
    void aHundredTerminals();
    void looksLikeThis();
};

void SitePlanTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void SitePlanTest::placesAreToScaleAndUpwards() {
    const QRectF area(0, 0, 400, 200);
    const auto places = placeTerminals({at("a", 0, 0), at("b", 10, 0), at("c", 0, 2)}, area);
    const QPointF right = places.points[1] - places.points[0];
    const QPointF up = places.points[2] - places.points[0];
    QCOMPARE(right.y(), 0.0);
    QVERIFY(up.y() < 0.0);
    QVERIFY(std::fabs(right.x() / 10.0 + up.y() / 2.0) < 1e-9); // one scale for both directions
    for (const QPointF& point : places.points) {
        QVERIFY(area.contains(point));
    }
}

void SitePlanTest::unknownPlacesStandBelow() {
    const QRectF area(0, 0, 300, 200);
    const auto places = placeTerminals({at("a", 0, 0), nowhere("b"), at("c", 5, 5), nowhere("d")}, area);
    QVERIFY(!places.known[1] && !places.known[3]);
    QVERIFY(places.points[1].y() > places.rowTop && places.points[3].y() > places.rowTop);
    QVERIFY(places.points[0].y() < places.rowTop && places.points[2].y() < places.rowTop);
    QVERIFY(places.points[1].x() < places.points[3].x());
    const auto none = placeTerminals({nowhere("a"), nowhere("b")}, area);
    for (const QPointF& point : none.points) {
        QVERIFY(area.contains(point));
    }
    QVERIFY(placeTerminals({}, area).points.empty());
}

void SitePlanTest::hostilePlaces() {
    const double inf = std::numeric_limits<double>::infinity();
    const QRectF area(0, 0, 300, 200);
    const auto places =
        placeTerminals({at("a", 1e300, 0), at("b", inf, 1), at("c", std::nan(""), 2), at("d", 3, 3)}, area);
    QCOMPARE(places.known, std::vector<bool>({false, false, false, true}));
    const auto same = placeTerminals({at("a", 2, 2), at("b", 2, 2)}, area);
    QCOMPARE(same.points[0], same.points[1]);
    QVERIFY(area.contains(same.points[0]));
    std::vector<PlanTerminal> many(4096, nowhere("x"));
    for (const QPointF& point : placeTerminals(many, area).points) {
        QVERIFY(std::isfinite(point.x()) && area.contains(point));
    }
}

void SitePlanTest::labelsCoverNothing() {
    std::vector<QPointF> points;
    std::vector<QSizeF> sizes;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < 60; ++i) {
        points.emplace_back(20.0 + static_cast<double>(i % 10) * 26.0,
                            20.0 + static_cast<double>(i / 10) * 28.0);
        sizes.emplace_back(40.0, 12.0);
        order.push_back(59 - i);
    }
    const auto labels = placeLabels(points, sizes, order, 5.0, {0, 0, 300, 200});
    std::size_t shown = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        shown += labels[i].isEmpty() ? 0 : 1;
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            QVERIFY(!labels[i].intersects(labels[j]));
        }
    }
    QVERIFY(shown >= 10 && shown < 60);
    QVERIFY(!labels[59].isEmpty()); // first in the order
}

/// The six terminals of the demo in the panel of a small screen: every name is there, whole or shortened,
/// none runs into another one, none lies on a mark.
void SitePlanTest::namesStandApartInALowPanel() {
    const QRectF area(4, 4, 214, 112);
    const double radius = 9.0;
    const std::vector<PlanTerminal> terminals{at("plc-01", 6, 5),     at("robot-01", 3, 2.5),
                                              at("robot-02", 9.5, 2), at("cv-01", 6.2, 1.2),
                                              at("hmi-01", 2.4, 5.2), at("gw-01", 9.8, 4.8)};
    const std::vector<QSizeF> sizes{{44, 13}, {54, 13}, {60, 13}, {96, 13}, {80, 13}, {70, 13}};
    const std::vector<std::size_t> order{1, 0, 2, 3, 4, 5};
    const auto points = placeTerminals(terminals, area).points;
    const auto labels = placeLabels(points, sizes, order, radius, area);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY2(!labels[i].isEmpty(), qPrintable(terminals[i].id));
        QVERIFY(area.contains(labels[i]));
        for (std::size_t j = 0; j < labels.size(); ++j) {
            const QRectF mark(points[j] - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
            QVERIFY2(!labels[i].intersects(mark), qPrintable(terminals[i].id));
            QVERIFY(i == j || !labels[i].adjusted(-3, 0, 3, 0).intersects(labels[j]));
        }
    }
}

void SitePlanTest::aNameThatDoesNotFitGoesIntoTwoLines() {
    const QFontMetricsF metrics{QFont()};
    QCOMPARE(inTwoLines(QStringLiteral("Operator panel"), metrics), QStringLiteral("Operator\npanel"));
    QCOMPARE(inTwoLines(QStringLiteral("Gateway"), metrics), QStringLiteral("Gateway"));
    QCOMPARE(inTwoLines(QStringLiteral("a b Transferconveyor"), metrics),
             QStringLiteral("a b\nTransferconveyor"));
    // No room for 90 in one line beside the mark, but for two lines of 50.
    const QRectF area(0, 0, 70, 60);
    const std::vector<QPointF> points{{30, 15}};
    const auto labels = placeLabels(points, {QSizeF(90, 13)}, {0}, 9.0, area, {}, {QSizeF(50, 26)});
    QCOMPARE(labels[0].size(), QSizeF(50, 26)); // whole, not shortened
    QVERIFY(area.contains(labels[0]));
    const auto shortened = placeLabels(points, {QSizeF(90, 13)}, {0}, 9.0, area, {}, {QSizeF()});
    QCOMPARE(shortened[0].height(), 13.0);
}

void SitePlanTest::aClickAsksForTheTerminalAndItsOnset() {
    const auto analysis = testing::sampleAnalysis();
    SitePlanView view;
    view.resize(300, 180);
    view.setAnalysis(analysis);
    view.setIncident(QStringLiteral("i1"));
    view.show();
    QSignalSpy terminals(&view, &SitePlanView::terminalRequested);
    QSignalSpy times(&view, &SitePlanView::timeRequested);
    QTest::mouseClick(&view, Qt::LeftButton, {}, placeOf(view, *analysis, "plc-01").toPoint());
    QCOMPARE(terminals.size(), 1);
    QCOMPARE(terminals[0][0].toString(), QStringLiteral("plc-01"));
    QCOMPARE(times[0][0].toDouble(), 49.5);
}

void SitePlanTest::aNormalTerminalHasNoOnset() {
    const auto analysis = testing::sampleAnalysis();
    SitePlanView view;
    view.resize(300, 180);
    view.setAnalysis(analysis);
    view.setIncident(QStringLiteral("i2"));
    view.show();
    QSignalSpy terminals(&view, &SitePlanView::terminalRequested);
    QSignalSpy times(&view, &SitePlanView::timeRequested);
    QTest::mouseClick(&view, Qt::LeftButton, {}, placeOf(view, *analysis, "prs-01").toPoint());
    QCOMPARE(terminals.size(), 1);
    QCOMPARE(times.size(), 0);
}

void SitePlanTest::keysWalk() {
    SitePlanView view;
    view.setAnalysis(testing::sampleAnalysis());
    view.setIncident(QStringLiteral("i1"));
    view.show();
    QSignalSpy terminals(&view, &SitePlanView::terminalRequested);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(terminals.size(), 0);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("Line PLC")));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(terminals[0][0].toString(), QStringLiteral("plc-01"));
}

void SitePlanTest::beforeTheAnalysisThePlanIsShown() {
    SitePlanView view;
    view.resize(260, 160);
    view.show();
    view.grab(); // empty
    view.setPlan(
        {at("a", 0, 0), at("b", 4, 3), nowhere("c")},
        {{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("a"), QStringLiteral("ghost")}});
    QSignalSpy terminals(&view, &SitePlanView::terminalRequested);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(terminals[0][0].toString(), QStringLiteral("a"));
    save(view, QStringLiteral("plan-before"));
    view.setAnalysis(std::make_shared<const analysis::Analysis>());
    view.grab();
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(terminals.size(), 1);
}

void SitePlanTest::aHundredTerminals() {
    SitePlanView view;
    view.resize(300, 240);
    view.setAnalysis(testing::bigAnalysis(100, 600.0));
    view.setIncident(QStringLiteral("i1"));
    view.setTerminal(QStringLiteral("t050"));
    view.show();
    save(view, QStringLiteral("plan-hundred"));
}

void SitePlanTest::looksLikeThis() {
    auto value = testing::sampleAnalysisValue();
    for (const char* id : {"cnc-01", "cv-02", "hmi-01"}) {
        analysis::TerminalResult normal;
        normal.id = id;
        normal.name = id;
        if (std::string(id) != "hmi-01") {
            normal.positionMetres = {{std::string(id) == "cv-02" ? 6.5 : 3.0, 3.6}};
        }
        value.terminals.push_back(normal);
        value.links.push_back({"plc-01", id, false, 0.5});
    }
    for (const auto* theme : {&ui_common::lightTheme(), &ui_common::darkTheme()}) {
        ui_common::setTheme(*theme);
        SitePlanView view;
        view.resize(300, 200);
        view.setAnalysis(std::make_shared<const analysis::Analysis>(value));
        view.setIncident(QStringLiteral("i1"));
        view.setTerminal(QStringLiteral("prs-01"));
        view.show();
        save(view, theme->dark ? QStringLiteral("plan-dark") : QStringLiteral("plan-light"));
    }
    ui_common::setTheme(ui_common::lightTheme());
}

QTEST_MAIN(SitePlanTest)
#include "site_plan_test.moc"
