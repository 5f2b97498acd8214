namespace Portal.Lab.Commands;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Nothing came of it.</summary>
    public const int Failed = 1;

    /// <summary>What was asked cannot be meant.</summary>
    public const int Usage = 2;
}
