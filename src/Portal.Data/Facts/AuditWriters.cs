using Portal.Data.Sql;
using Portal.Domain;

namespace Portal.Data.Facts;

internal sealed class AuditedWriter(Insert insert) : FactWriter<Audited>
{
    protected override IEnumerable<Statement> Write(Audited fact) => [insert.Into(fact.Entry)];
}
