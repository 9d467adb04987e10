// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>

namespace vestigo::ui_common {

namespace {

/// @name@ stands for a hue.
const char* const sheet = R"(
QMainWindow, QDialog, QMenuBar, QStatusBar { background: @ground@; color: @text@; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: @rule@; }
QMenu { background: @panel@; color: @text@; border: 1px solid @rule@; }
QMenu::item { padding: 4px 28px 4px 24px; }
QMenu::item:selected { background: @rule@; color: @text@; }
QMenu::item:disabled { color: @quiet@; }
QMenu::separator { height: 1px; background: @rule@; margin: 4px 0; }
QToolTip { background: @panel@; color: @text@; border: 1px solid @rule@; padding: 4px; }
QFrame#panelHead { background: @panel@; border: 1px solid @rule@; }
QFrame#panelBody { background: @panel@; border: 1px solid @rule@; border-top: none; }
QFrame[overlay="true"] { background: @panel@; border: 1px solid @quiet@; border-radius: 4px; }
QFrame#messageBanner { background: @panel@; border: 1px solid @abnormal@; }
QFrame#messageBanner[notice="true"] { border: 1px solid @selection@; }
QFrame#runBar { background: @panel@; border: none; border-bottom: 1px solid @rule@; }
QLabel[quiet="true"] { color: @quiet@; }
QLabel#alarmLoad { border: none; border-top: 1px solid @rule@; padding: 8px 12px; }
QSpinBox { background: @ground@; color: @text@; border: 1px solid @rule@; border-radius: 4px; padding: 5px 8px; }
QSpinBox:focus { border-color: @selection@; }
QLabel[supported="true"] { color: @supported@; }
QPushButton, QToolButton, QComboBox { background: @panel@; color: @text@; border: 1px solid @rule@;
    border-radius: 4px; padding: 4px 12px; min-height: 18px; }
QToolButton { padding: 3px 8px; }
QComboBox { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: @quiet@; }
QPushButton:pressed, QToolButton:pressed { background: @rule@; }
QPushButton:focus, QToolButton:focus, QComboBox:focus { border-color: @selection@; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: @quiet@; background: @ground@; }
QPushButton[primary="true"]:enabled { background: @text@; color: @panel@; border-color: @text@; }
QPushButton[primary="true"]:enabled:hover { background: @quiet@; }
QPushButton[primary="true"]:enabled:focus { border-color: @selection@; }
QPushButton[quiet="true"] { color: @quiet@; text-align: left; }
QPushButton[segment="true"] { border-radius: 0; background: @panel@; color: @quiet@; }
QPushButton[segment="true"]:checked { background: @rule@; color: @text@; font-weight: 600; }
QPushButton[segment="true"]:focus { border-color: @selection@; }
QCheckBox { color: @text@; spacing: 6px; }
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid @quiet@; border-radius: 2px; background: @panel@; }
QCheckBox::indicator:checked { background: @selection@; border-color: @selection@; }
QCheckBox:focus { border: none; }
QCheckBox::indicator:focus { border-color: @selection@; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { width: 0; height: 0; border-left: 4px solid @panel@; border-right: 4px solid @panel@;
    border-top: 5px solid @quiet@; }
QComboBox QAbstractItemView { background: @panel@; color: @text@; border: 1px solid @rule@;
    selection-background-color: @rule@; selection-color: @text@; }
QLineEdit { background: @ground@; color: @text@; border: 1px solid @rule@; border-radius: 4px; padding: 6px 8px;
    selection-background-color: @selection@; selection-color: @onSelection@; }
QLineEdit:focus { border-color: @selection@; }
QListView { background: @panel@; border: none; outline: none; }
QListView:focus { border: none; }
QListWidget::item { padding: 2px 4px; }
QListWidget::item:hover { background: @ground@; }
QListWidget::item:selected { background: @selection@; color: @onSelection@; }
QTableView, QTreeView, QTextBrowser { background: @panel@; color: @text@; border: 1px solid @rule@;
    selection-background-color: @selection@; selection-color: @onSelection@; outline: none; }
QTableView:focus, QTreeView:focus, QTextBrowser:focus { border-color: @selection@; }
QFrame#panelBody QTableView { border: none; border-top: 1px solid @rule@; }
QHeaderView { background: @panel@; }
QHeaderView::section { background: @panel@; color: @quiet@; border: none; border-bottom: 1px solid @rule@;
    padding: 4px 8px; }
QDialog QListWidget { border: 1px solid @rule@; }
QSpinBox, QDoubleSpinBox { background: @ground@; color: @text@; border: 1px solid @rule@; border-radius: 4px;
    padding: 4px 8px; }
QSpinBox:focus, QDoubleSpinBox:focus { border-color: @selection@; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0;
    border: none; }
QScrollArea { background: transparent; border: none; }
QFrame#panelBody QScrollArea > QWidget > QWidget { background: transparent; }
QFrame[overlay="true"] QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @rule@; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: @quiet@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @ground@; border: 1px solid @rule@; border-radius: 3px; max-height: 10px; }
QProgressBar::chunk { background: @selection@; border-radius: 2px; }
QSplitter::handle { background: transparent; }
QMainWindow::separator { background: @ground@; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @rule@; }
QTabBar { background: @ground@; }
QTabBar::tab { background: @ground@; color: @quiet@; border: 1px solid @rule@; padding: 4px 12px; }
QTabBar::tab:selected { background: @panel@; color: @text@; }
QStatusBar::item { border: none; }
)";

QString named(const QString& name) {
    return QLatin1Char('@') + name + QLatin1Char('@');
}

} // namespace

QString styleSheetOf(const Theme& theme) {
    QString text = QLatin1String(sheet);
    const std::pair<const char*, QColor> hues[] = {
        {"ground", theme.ground},
        {"panel", theme.panel},
        {"rule", theme.rule},
        {"text", theme.text},
        {"quiet", theme.quietText},
        {"abnormal", theme.abnormal},
        {"selection", theme.selection},
        {"supported", theme.supported},
        {"onSelection", theme.dark ? theme.ground : QColor(Qt::white)}};
    for (const auto& [name, hue] : hues) {
        text.replace(named(QLatin1String(name)), hue.name());
    }
    return text;
}

bool systemIsDark() {
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

void applyLook(QApplication& application, const Theme& theme) {
    static bool dressed = false;
    if (!dressed) {
        dressed = true;
        systemIsDark(); // is asked for the first time while it can be seen
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QFont font = QApplication::font();
        font.setFamilies({QStringLiteral("Roboto"), QStringLiteral("Inter"),
                          QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")});
        QApplication::setFont(sizedFont(font, textPixels));
    }
    setTheme(theme);
    application.setStyleSheet(styleSheetOf(theme));
}

} // namespace vestigo::ui_common
