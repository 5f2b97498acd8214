namespace Portal.Web.Commands;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    /// <summary>All of it is done.</summary>
    public const int Done = 0;

    /// <summary>Nothing came of it.</summary>
    public const int Failed = 1;

    /// <summary>What was asked cannot be meant.</summary>
    public const int Usage = 2;

    /// <summary>Some of it is done.</summary>
    public const int Partial = 3;

    /// <summary>Ctrl+C, or SIGTERM while a command ran: it goes on when it is run again.</summary>
    public const int Interrupted = 130;
}
