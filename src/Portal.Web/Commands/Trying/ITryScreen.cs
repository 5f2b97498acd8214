namespace Portal.Web.Commands.Trying;

/// <summary>Where people see how far it is.</summary>
internal interface ITryScreen
{
    /// <summary>What happens now, before and between machines.</summary>
    void Say(string what);

    /// <summary>How far it is; called several times a second.</summary>
    void Show(TryProgress progress);

    /// <summary>Nothing follows.</summary>
    void Close();
}
