import { encode } from 'uqr';
import type { Report } from '../client/report.ts';
import { words } from '../words/language.ts';

/** The number by which a report is found again, and the same as a picture that another phone can read. */
export function Receipt({ report, fresh }: { report: Report; fresh: boolean }) {
  const address = `${location.origin}${location.pathname}#/reports/${report.reportId}`;
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <section class="card receipt" aria-labelledby="receipt">
      <div class="stack-s">
        <h2 id="receipt">
          {fresh
            ? words('已收到您的报送，谢谢您', 'We have your report. Thank you')
            : words('受理回执', 'Receipt')}
        </h2>
        <p class="receipt-number code">{report.receiptNumber}</p>
        <p class="soft">
          {words(
            '凭此编号可向主管部门询问。扫描二维码并登录，可在别的设备上打开。',
            'Quote this number to the department. Scan the picture and sign in to open it elsewhere.',
          )}
        </p>
        <p class="no-print">
          <button type="button" class="button button-second" onClick={() => print()}>
            {words('打印或保存', 'Print or save')}
          </button>
        </p>
      </div>
      <svg
        class="receipt-code"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={words('本报送地址的二维码', 'The address of this report as a QR code')}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={squares.join('')} fill="#14211f" />
      </svg>
    </section>
  );
}
