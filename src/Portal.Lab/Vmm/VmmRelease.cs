namespace Portal.Lab.Vmm;

/// <summary>Which Virtual Machine Manager a server plays: decides its cmdlets and the hosts it manages. In order of age.</summary>
public enum VmmRelease
{
    /// <summary>System Center 2012.</summary>
    Vmm2012 = 0,

    /// <summary>System Center 2012 SP1: networks of machines, file shares.</summary>
    Vmm2012Sp1 = 1,

    /// <summary>System Center 2012 R2: Generation 2.</summary>
    Vmm2012R2 = 2,

    /// <summary>System Center 2016.</summary>
    Vmm2016 = 3,

    /// <summary>System Center 2019.</summary>
    Vmm2019 = 4,

    /// <summary>System Center 2022.</summary>
    Vmm2022 = 5,

    /// <summary>System Center 2025: Generation 2 unless told otherwise.</summary>
    Vmm2025 = 6,
}
