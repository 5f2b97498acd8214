namespace Portal.Web.Components.Layout;

internal static partial class TroubleLog
{
    [LoggerMessage(7030, LogLevel.Error, "A page could not be shown: {Mark}.")]
    public static partial void Shown(ILogger log, Exception fault, string mark);
}
