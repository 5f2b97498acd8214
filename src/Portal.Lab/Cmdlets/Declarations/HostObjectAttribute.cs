namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>A class that cmdlets take and give, named as Windows names it: the binder then converts and refuses by itself.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class HostObjectAttribute : Attribute;
