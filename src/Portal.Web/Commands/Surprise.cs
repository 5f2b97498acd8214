using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Runs.Engine;
using Portal.Web.Commands.Trying;
using Portal.Web.EmbeddedLab;

namespace Portal.Web.Commands;

/// <summary>One sentence for what a command threw; the stack trace is for the log.</summary>
internal static class Surprise
{
    /// <param name="field">What the command was about ("try").</param>
    /// <param name="value">The folder it worked in.</param>
    /// <param name="surprise">What it threw.</param>
    public static Objection Of(string field, string? value, Exception surprise) => surprise switch
    {
        LabException lab => lab.Objection,
        HostException host => new(host.Host, null, host.Message, host.Remedy),
        _ when FreeRoom.IsMissingIn(surprise) => new(field, value, $"The disk is full. {Words.Of(surprise)}", "Free some room and run the same command again: it goes on where it was."),
        IOException or UnauthorizedAccessException => new(field, value, Words.Of(surprise), "Give this account the right to read and write there, or choose another place, and run the same command again."),
        _ => new(field, value, Words.Of(surprise), "Nobody foresaw this. Run the same command again: it goes on where it was; if it comes back, portal.log in the data folder has the details."),
    };
}
