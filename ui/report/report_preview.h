// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/report/document.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPrinter;
class QPushButton;
class QScrollArea;
class QThread;

namespace vestigo::ui_report {

class PageCanvas;

/// Shows the report as it will be printed, and writes it as a PDF. Role and language are chosen here; the
/// document in them is made elsewhere and comes by setDocument().
class ReportPreview : public QDialog {
    Q_OBJECT
public:
    explicit ReportPreview(QWidget* parent = nullptr);
    ~ReportPreview() override;

    /// The role and language of the document are shown as chosen; emits nothing.
    void setDocument(const report::Document& document);
    /// Says that the document is being made; what was shown stays.
    void setBusy();
    /// Says why there is no document.
    void setProblem(const QString& text);

    report::Role role() const;
    QString language() const;
    int pages() const;
    int currentPage() const;

    /// Paints all pages, or those that the printer was asked for.
    void printTo(QPrinter& printer);

    /// A name for the file of a document of that title, of characters that every file system takes.
    static QString suggestedName(const QString& title);

    /// Writes the shown document off the GUI thread; exported() or a message tells how it ended.
    void exportTo(const QString& file);

public Q_SLOTS:
    void goToPage(int page);
    void zoomIn();
    void zoomOut();
    void fitWidth();

Q_SIGNALS:
    void roleChosen(vestigo::report::Role role);
    void languageChosen(const QString& language);
    void exported(const QString& file);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QHBoxLayout* makeControls();
    QPushButton* addButton(QHBoxLayout* row, const QString& text, const QString& tip);
    void zoomTo(double scale);
    void tellPage();
    void setFitsWidth(bool fits);
    void askAndExport();
    void askAndPrint();
    void exportEnded(const QString& file, const QString& problem);

    report::Document document_;
    bool hasDocument_ = false;
    int fittedWidth_ = 0; ///< of the room that the pages were fitted to last
    bool fitsWidth_ = true;
    CancelSource cancel_;
    QThread* writing_ = nullptr;
    QComboBox* role_ = nullptr;
    QComboBox* language_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    PageCanvas* canvas_ = nullptr;
    QLabel* page_ = nullptr;
    QLabel* message_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* print_ = nullptr;
    QString folder_; ///< where the last file was written
};

} // namespace vestigo::ui_report
