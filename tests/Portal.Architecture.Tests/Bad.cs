// One type that breaks each rule, in the namespace that the rule speaks of: the red twins of ImportRule.All.
#pragma warning disable MA0182, CA1812, CA1823, CS0169, IDE0051, CS0649, CA1852, MA0048
namespace Portal.Features.Bad
{
    internal sealed class KnowsHangfire { private Hangfire.BackgroundJob? _job; }

    internal sealed class SendsSql
    {
        public static void Send(Microsoft.EntityFrameworkCore.DbContext db) =>
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnection(db.Database);
    }

    internal sealed class SpeaksPowerShell { private System.Management.Automation.PSObject? _row; }

    internal sealed class DrawsOnTheTerminal { private Spectre.Console.Table? _table; }

    internal sealed class SeesTheHyperVRoom { private HyperV.Bad.Marker? _marker; }

    internal sealed class SeesADatabasesRoom { private Data.Sqlite.Bad.Marker? _marker; }
}

namespace Portal.HyperV.Bad
{
    internal sealed class Marker { private Microsoft.EntityFrameworkCore.DbContext? _db; }
}

namespace Portal.Data.Sqlite.Bad
{
    internal sealed class Marker;
}

namespace Portal.Lab.Bad
{
    internal sealed class SharesAThought { private Domain.Verdict? _verdict; }
}

namespace Portal.Runs.Bad
{
    internal sealed class KnowsAMachine { private Domain.Machines.Machine? _machine; }
}

namespace Portal.Web.Pages.Bad
{
    internal sealed class SeesTables { private Microsoft.EntityFrameworkCore.DbContext? _db; }
}
